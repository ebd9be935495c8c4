package io.heard.feedback.link;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** The keys that open the links in mails; survey-service signs with the same ones. */
@ConfigMapping(prefix = "heard.link")
interface LinkConfig {

    /** Keys by id (0 to 255), Base64, at least 32 bytes each: {@code heard.link.keys.1=…}. Keep an old one until its links expired. */
    Map<Integer, String> keys();

    /** The id of the key that signs new links. */
    int currentKey();

    /** Where links lead. Only survey-service writes links; the key is accepted here so that both can share one environment. */
    Optional<String> publicUrl();
}
