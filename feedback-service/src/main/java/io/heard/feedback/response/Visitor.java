package io.heard.feedback.response;

/**
 * What an answer says about who sent it, besides the answer.
 *
 * @param userAgent as its program introduces itself; empty when it does not
 * @param fillsHiddenFields whether it filled in what people do not see
 */
public record Visitor(String userAgent, boolean fillsHiddenFields) {}
