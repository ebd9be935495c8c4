package io.heard.contracts.event;

/** How somebody came to answer. */
public enum ResponseOrigin {
    /** By a link of their own, about an interaction of theirs. */
    INVITED,
    /**
     * By a link of their own that does not say whose it is. The ids of invitation, interaction and customer in the response are
     * its own and lead to nobody.
     */
    ANONYMOUS,
    /** By a link that everybody may use: nobody was invited, so it says nothing about a response rate. Ids as for anonymous ones. */
    OPEN
}
