package io.heard.feedback.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How answers of programs that check mails are told from people's. */
@ConfigMapping(prefix = "heard.scanner")
public interface ScannerConfig {

    /** An answer this soon after its mail left is a program's until a later one comes; zero believes every answer. */
    @WithDefault("PT1M")
    Duration window();

    /** How long an answer waits to hear when its mail left; after that it is believed. */
    @WithDefault("PT10M")
    Duration patience();

    /** Parts of the names by which programs that check links introduce themselves, in any case. */
    @WithDefault(
            "barracuda,bingpreview,bitdefender,fireeye,forcepoint,google-safety,googleimageproxy,linkcheck,mailcontrol,"
                    + "messagelabs,mimecast,proofpoint,safelinks,sophos,symantec,trendmicro,urldefense,wpmu,bot/,crawler,spider")
    List<String> userAgents();
}
