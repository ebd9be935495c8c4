package io.heard.survey.mail.wording;

/** What a mail says, for those who look at it before anybody gets it. */
public record MailText(String subject, String text, String html, String language) {}
