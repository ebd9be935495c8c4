package io.heard.survey.campaign.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String LINK =
            "https://feedback.example.org/o/" + "AQEEAZjA3gAAcACAAAAAAAAAAgAAAABydr4A".repeat(2);
    private static final int DOTS = 4;

    @Test
    void readsBackAsTheLink() throws Exception {
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new GlobalHistogramBinarizer(drawn(QrCode.svg(LINK)))))
                        .getText())
                .isEqualTo(LINK);
    }

    @Test
    void isOnePictureThatNeedsNothingElse() {
        assertThat(QrCode.svg(LINK))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .endsWith("</svg>");
        assertThat(QrCode.svg(LINK))
                .doesNotContain("style")
                .doesNotContain("script")
                .doesNotContain("\n");
    }

    /** What the picture looks like, {@value #DOTS} dots for each unit. */
    private static RGBLuminanceSource drawn(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int size = Integer.parseInt(box.group(1)) * DOTS;
        int[] dots = new int[size * size];
        Arrays.fill(dots, 0xffffff);
        Matcher bars = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
        while (bars.find()) {
            int x = Integer.parseInt(bars.group(1)) * DOTS;
            int y = Integer.parseInt(bars.group(2)) * DOTS;
            for (int row = y; row < y + DOTS; row++) {
                Arrays.fill(dots, row * size + x, row * size + x + Integer.parseInt(bars.group(3)) * DOTS, 0);
            }
        }
        return new RGBLuminanceSource(size, size, dots);
    }
}
