package io.heard.survey.mail.wording;

import io.heard.contracts.survey.Colour;
import io.heard.contracts.survey.Palette;

/** The colours of a mail as its template writes them: mail programs know no custom properties. */
record Paint(
        String page,
        String sheet,
        String ink,
        String quiet,
        String line,
        String accent,
        String accentInk,
        String soft) {

    static Paint of(Palette palette, Look look) {
        Palette.Accent accent = palette.accent(look.colour().map(Colour::parse).orElse(Palette.OURS));
        return new Paint(
                palette.page().text(),
                palette.sheet().text(),
                palette.ink().text(),
                palette.quiet().text(),
                palette.line().text(),
                accent.colour().text(),
                accent.ink().text(),
                accent.soft().text());
    }
}
