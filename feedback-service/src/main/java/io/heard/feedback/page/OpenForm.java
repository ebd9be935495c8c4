package io.heard.feedback.page;

/**
 * What a page carries that everybody may open.
 *
 * @param ticket what the next press of the button is kept under
 * @param embedded whether a page of the company shows it in a frame; that stays so as people go on
 * @param startsOver whether the next person answers on the same device
 */
public record OpenForm(String ticket, boolean embedded, boolean startsOver) {}
