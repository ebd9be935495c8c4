package io.heard.gateway.answer;

/** For whom an answer is, which decides how it is protected. */
public enum Audience {
    /** Customers with a link: the address is a secret, so nothing about it may leave or be kept. */
    RESPONDENT,
    /** Everybody with an open link: it is no secret, pages of the company may show it, and it knows a device that answered. */
    PASSER_BY,
    /** Files without secrets that belong to pages. */
    ASSET,
    /** Programs and scripts. */
    PROGRAM,
    /** Staff in front of pages of the gateway. */
    STAFF,
    /** The login pages of the identity provider, which bring their own policy. */
    LOGIN
}
