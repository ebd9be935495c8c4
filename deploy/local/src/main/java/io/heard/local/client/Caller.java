package io.heard.local.client;

/** The machine clients of a company. */
public enum Caller {
    /** Prepares surveys and campaigns. */
    CAMPAIGN_DESK("campaign-desk"),
    /** Reports finished interactions. */
    COMPANY_SYSTEMS("company-systems"),
    /** Reads numbers and themes. */
    REPORTS("reports");

    private final String clientId;

    Caller(String clientId) {
        this.clientId = clientId;
    }

    public String clientId() {
        return clientId;
    }
}
