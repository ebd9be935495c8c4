package io.heard.survey.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A program that checks mails: it opens every link, presses every button of what it finds there, and of what comes after that.
 *
 * @param manner what it does to a form before it sends it
 */
record Scanner(HttpClient http, String service, Manner manner) {

    enum Manner {
        AS_IT_STANDS,
        TICKS_EVERYTHING,
        AS_IT_STANDS_AGAIN,
        UNTICKS_AND_PICKS_THE_LAST
    }

    /** From a page to its question, to what is asked once more, and once more. */
    private static final int DEPTH = 4;

    /** @return how many forms it sent */
    int visit(String path) throws IOException, InterruptedException {
        HttpRequest head = request(path).method("HEAD", BodyPublishers.noBody()).build();
        http.send(head, BodyHandlers.discarding());
        return press(
                path, http.send(request(path).build(), BodyHandlers.ofString()).body(), DEPTH);
    }

    private int press(String path, String page, int depth) throws IOException, InterruptedException {
        Document document = Jsoup.parse(page);
        if (!document.select("script").isEmpty()) {
            throw new AssertionError("A script would have to be run as well");
        }
        int sent = 0;
        for (FormElement form : document.select("form").forms()) {
            fill(form);
            HttpRequest post = request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(form)))
                    .build();
            String next = http.send(post, BodyHandlers.ofString()).body();
            sent += 1 + (depth == 1 ? 0 : press(path, next, depth - 1));
        }
        return sent;
    }

    private void fill(FormElement form) {
        List<Element> boxes = form.select("input[type=checkbox]");
        switch (manner) {
            case AS_IT_STANDS, AS_IT_STANDS_AGAIN -> {}
            case TICKS_EVERYTHING -> boxes.forEach(box -> box.attr("checked", true));
            case UNTICKS_AND_PICKS_THE_LAST -> {
                boxes.forEach(box -> box.attr("checked", box.hasAttr("required")));
                pickLast(form.select("input[type=radio]"), "checked");
                pickLast(form.select("option"), "selected");
            }
        }
    }

    private static void pickLast(List<Element> choices, String mark) {
        choices.forEach(choice -> choice.attr(mark, false));
        if (!choices.isEmpty()) {
            choices.getLast().attr(mark, true);
        }
    }

    private static String encoded(FormElement form) {
        return form.formData().stream()
                .map(field -> URLEncoder.encode(field.key(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path));
    }
}
