package io.heard.survey.campaign.variant;

import io.heard.http.problem.Fields;
import io.heard.survey.design.content.MailPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What variants must be like to be kept. */
public final class VariantRules {

    private static final int FEWEST = 2;
    private static final int MOST = 5;
    private static final int LONGEST_ID = 32;
    private static final int LONGEST_SUBJECT = 150;
    private static final int WHOLE = 100;

    private VariantRules() {}

    /** Every broken rule is named in {@code fields}. That the survey versions exist is for the caller to see to. */
    public static Variants read(Fields fields, String path, @Nullable List<@Nullable VariantDraft> drafts) {
        if (drafts == null || drafts.isEmpty()) {
            return Variants.NONE;
        }
        if (drafts.size() < FEWEST || drafts.size() > MOST) {
            fields.wrong(path, "must be " + FEWEST + " to " + MOST + " variants, or none");
            return Variants.NONE;
        }
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            variants.add(variant(fields, path + '[' + i + ']', drafts.get(i)));
        }
        fields.require(
                variants.stream().map(Variant::id).distinct().count() == variants.size(), path, "must have an id each");
        if (variants.stream().mapToInt(Variant::share).sum() != WHOLE) {
            fields.wrong(path, "must have shares that make 100");
            return Variants.NONE;
        }
        return new Variants(variants);
    }

    private static Variant variant(Fields fields, String path, @Nullable VariantDraft draft) {
        if (draft == null) {
            fields.wrong(path, "is required");
            return new Variant("", 0, null, null);
        }
        String id = fields.required(path + ".id", fields.name(path + ".id", draft.id()));
        fields.require(id.length() <= LONGEST_ID, path + ".id", "must have at most " + LONGEST_ID + " characters");
        int share = draft.share() == null ? 0 : draft.share();
        fields.require(share >= 1 && share < WHOLE, path + ".share", "must be a whole number from 1 to 99");
        String subject = MailPlaces.checked(
                fields, path + ".subject", fields.line(path + ".subject", draft.subject(), LONGEST_SUBJECT));
        fields.require(
                subject == null || draft.surveyVersion() == null,
                path,
                "must differ by subject or by surveyVersion, or nobody could tell what made the difference");
        return new Variant(id, Math.clamp(share, 0, WHOLE), subject, draft.surveyVersion());
    }
}
