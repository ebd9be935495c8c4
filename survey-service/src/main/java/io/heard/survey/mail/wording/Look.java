package io.heard.survey.mail.wording;

import java.util.Optional;

/**
 * How a company's mails look.
 *
 * @param colour {@code #rrggbb}; ours when left out
 */
public record Look(Optional<String> colour, Optional<Picture> logo) {

    public static final Look OURS = new Look(Optional.empty(), Optional.empty());

    /**
     * A logo, which travels with the mail: most mail programs ask before they fetch a picture, which also tells its server who
     * reads, and many show none that stands in the HTML itself.
     */
    public static final class Picture {

        private final byte[] content;
        private final String mediaType;
        private final int width;
        private final int height;

        /**
         * @param mediaType {@code image/png} or {@code image/jpeg}
         * @param width as shown, in CSS pixels
         */
        public Picture(byte[] content, String mediaType, int width, int height) {
            this.content = content.clone();
            this.mediaType = mediaType;
            this.width = width;
            this.height = height;
        }

        public byte[] content() {
            return content.clone();
        }

        public String mediaType() {
            return mediaType;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }
}
