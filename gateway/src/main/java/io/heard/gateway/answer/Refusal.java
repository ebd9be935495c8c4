package io.heard.gateway.answer;

import io.heard.http.problem.ProblemType;
import java.util.OptionalInt;

/** Every way the gateway turns a request away itself. What a service refuses passes through unchanged. */
public enum Refusal implements ProblemType {
    ODD_TARGET(
            400,
            "Odd request target",
            "The path or query holds characters or encodings that we do not accept",
            "This address looks damaged",
            "Please use the link exactly as you received it."),
    ODD_REQUEST(
            400,
            "Odd request",
            "The request is not plain HTTP/1.1 with one Host, at most one way to state its length, and no upgrade",
            "We could not read this request",
            "Please try again."),
    UNEXPECTED_BODY(
            400, "Unexpected body", "This method takes no body", "We could not read this request", "Please try again."),
    NOT_LOGGED_IN(
            401,
            "Unauthorized",
            "A valid access token or session is required",
            "Please log in",
            "You are not logged in, or your session has ended."),
    LOGIN_FAILED(
            401,
            "Login failed",
            "The login was not completed",
            "The login did not work",
            "It may have taken too long, or it was started in another window. Please try again."),
    NOT_ALLOWED(
            403,
            "Forbidden",
            "Your roles do not allow this",
            "This is not open to you",
            "Your account does not have the role that this page needs."),
    FOREIGN_ORIGIN(
            403,
            "Not from our pages",
            "A change within a session needs a same-origin request with the header X-Heard-Request",
            "This did not come from our own page",
            "For your safety we only accept this from Heard's own pages."),
    NOT_FOUND(
            404,
            "Not Found",
            "There is nothing at this address",
            "There is nothing here",
            "The address may be mistyped, or the page is gone."),
    METHOD_NOT_ALLOWED(
            405,
            "Method Not Allowed",
            "The Allow header lists what this address takes",
            "This does not work here",
            "Please go back and try again."),
    TOO_SLOW(
            408,
            "Request Timeout",
            "The request did not arrive in time",
            "Your connection is slow",
            "We did not receive everything in time. Please try again."),
    TOO_LARGE(
            413,
            "Content Too Large",
            "The body is larger than this address takes",
            "That is too much text",
            "Please go back, shorten your text and send it again."),
    TOO_MANY(
            429,
            "Too Many Requests",
            "Wait as long as Retry-After says",
            "Please wait a moment",
            "There were too many attempts from your network. Please try again in a minute."),
    FAILED(
            500,
            "Internal Server Error",
            "Something went wrong here",
            "Something went wrong",
            "This is our fault, not yours. Please try again in a minute.",
            5),
    SERVICE_BROKE_OFF(
            502,
            "Bad Gateway",
            "The service behind this address broke off",
            "Something went wrong",
            "This is our fault, not yours. Please try again in a minute.",
            5),
    SERVICE_UNAVAILABLE(
            503,
            "Service Unavailable",
            "The service behind this address is not reachable right now",
            "We will be right back",
            "This page is taking a short break. Please try again in a minute.",
            5),
    LOGIN_UNAVAILABLE(
            503,
            "Login unavailable",
            "The login service is not reachable right now",
            "The login is taking a break",
            "Please try again in a minute.",
            5),
    SERVICE_SLOW(
            504,
            "Gateway Timeout",
            "The service behind this address did not answer in time",
            "This takes too long",
            "Please try again in a minute.",
            5);

    private final int status;
    private final String title;
    private final String detail;
    private final String heading;
    private final String advice;
    private final int retryAfterSeconds;

    Refusal(int status, String title, String detail, String heading, String advice) {
        this(status, title, detail, heading, advice, 0);
    }

    Refusal(int status, String title, String detail, String heading, String advice, int retryAfterSeconds) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.heading = heading;
        this.advice = advice;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** What a program is told. */
    String detail() {
        return detail;
    }

    /** What a person is told, in a few words. */
    String heading() {
        return heading;
    }

    /** What a person can do about it. */
    String advice() {
        return advice;
    }

    /** How long to wait before it is worth trying again; empty when that would not help or only the caller knows. */
    OptionalInt retryAfterSeconds() {
        return retryAfterSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }

    /** Whether logging in may help the person who is refused. */
    boolean loginHelps() {
        return this == NOT_LOGGED_IN || this == LOGIN_FAILED;
    }
}
