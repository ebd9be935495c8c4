package io.heard.feedback.webhook.sending;

import java.util.List;

/**
 * What is sent.
 *
 * @param id the same however often it is sent, so that receivers recognise it
 * @param secrets to sign it with
 * @param body JSON
 */
public record HookMessage(String url, String id, List<String> secrets, String body) {

    @Override
    public String toString() {
        return "HookMessage[" + id + "]";
    }
}
