package io.heard.feedback.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private final Masking masking = new Masking(Optional::empty);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to jane.doe+heard@example.co.uk please | write to [email] please",
                "Mail: JANE@EXAMPLE.COM. | Mail: [email].",
                "(jane_d@example.com) | ([email])",
                "<jane@example.com>, 'joe@example.org' | <[email]>, '[email]'",
                "mailto:jane@example.com?subject=x | mailto:[email]?subject=x",
                "schreibt an jürgen.groß@müller-söhne.de! | schreibt an [email]!",
                "пишите на иван@почта.рф сегодня | пишите на [email] сегодня",
                "jane@mail.a.b-c.example.museum | [email]",
                "اكتب إلى jane@example.com الآن | اكتب إلى [email] الآن",
                "jane＠example.com | [email]",
                "a@b.de,c@d.fr;e@f.it | [email],[email];[email]",
                "対応が悪いのでtaro@example.jpに連絡ください | 対応が悪いので[email]に連絡ください",
                "連絡先はtaro@example.jp。対応が遅い | 連絡先は[email]。対応が遅い",
                "메일은 minsu@example.kr입니다 | 메일은 [email]입니다",
                "راسلوني على المنشورjane@example.comفورا | راسلوني على المنشور[email]فورا",
                "用户@例子。公司 | [email]",
                "山田.taro@example.jp | [email]",
                "jane@example.中国 | [email]",
                "taro@mail.例え.jp | [email]",
                "taro@example。jpに連絡 | [email]に連絡",
            })
    void hidesMailAddresses(String text, String masked) {
        assertThat(masking.mask(text, "en")).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask @support on the site",
                "meet @ 5.30 pm",
                "meet @5 at the café",
                "jane@localhost",
                "@ @ @",
                "5 kg @ 3.99",
                "a@.b",
                "user@-",
            })
    void leavesOtherAts(String text) {
        assertThat(masking.mask(text, "en")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ruft mich an: 030 12345678, danke | Ruft mich an: [phone], danke",
                "de | meine Nummer 0171/123 45 67 | meine Nummer [phone]",
                "de | Handy 0151-23456789 | Handy [phone]",
                "de | +49 (0)30 1234 5678 ist es | [phone] ist es",
                "de | 0049 30 12345678 | [phone]",
                "de | Rückruf unter 089/1234567 erbeten | Rückruf unter [phone] erbeten",
                "de-AT | bitte 0664 1234567 anrufen | bitte [phone] anrufen",
                "de-CH | 044 668 18 00 | [phone]",
                "en | call me at (212) 555-0123 | call me at [phone]",
                "en | 212-736-5000 works after six | [phone] works after six",
                "en | my cell is 2127365000 | my cell is [phone]",
                "en | 2127365000 | [phone]",
                "en-GB | ring 020 7946 0018 | ring [phone]",
                "en | text 07700 900123? no: 07911 123456 | text 07700 900123? no: [phone]",
                "en | +33 1 42 68 53 00 | [phone]",
                "fr | appelez le 01 42 68 53 00 | appelez le [phone]",
                "fr | joignable au 06.12.34.56.78 le soir | joignable au [phone] le soir",
                "es | llamadme al 612 345 678 | llamadme al [phone]",
                "es | mi móvil: 612345678 | mi móvil: [phone]",
                "it | chiamatemi al 06 6982 1234 | chiamatemi al [phone]",
                "it | 347 123 4567 | [phone]",
                "pt | ligue 912 345 678 | ligue [phone]",
                "nl | bel 06-12345678 | bel [phone]",
                "pl | proszę dzwonić 512 345 678 | proszę dzwonić [phone]",
                "ar | اتصلوا على 0501234567 | اتصلوا على [phone]",
                "ar | رقم الجوال ٠٥٠١٢٣٤٥٦٧ | رقم الجوال [phone]",
                "xx | +44 20 7946 0018 | [phone]",
                "en | order 4711, phone 212-736-5000 | order 4711, phone [phone]",
            })
    void hidesPhoneNumbersAsTheyAreWrittenWhereTheLanguageIsSpoken(String language, String text, String masked) {
        assertThat(masking.mask(text, language)).isEqualTo(masked);
    }

    /** Words that others have in them, currencies that begin other words, and numbers that look like days. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Please contact me on 020 7946 0958 | Please contact me on [phone]",
                "en | Kontakt: 212-555-0123 | Kontakt: [phone]",
                "en | call me 020 7946 0958 Sarah | call me [phone] Sarah",
                "en | 020 7946 0958 Sarah | [phone] Sarah",
                "en | my accountant is on 020 7946 0958 | my accountant is on [phone]",
                "en | the recorder broke, 020 7946 0958 | the recorder broke, [phone]",
                "en | in order to reach me use 020 7946 0958 | in order to reach me use [phone]",
                "en | contractors answer 020 7946 0958 | contractors answer [phone]",
                "en | the building: 020 7946 0958 | the building: [phone]",
                "de | bin krank 030 12345678 krank | bin krank [phone] krank",
                "de | Kontakt: 030 12345678 | Kontakt: [phone]",
                "de | Kontaktieren Sie mich unter 030 12345678 | Kontaktieren Sie mich unter [phone]",
                "de | erreichbar 030 12345678 Europa | erreichbar [phone] Europa",
                "de | in 30 Sekunden unter 030 12345678 | in 30 Sekunden unter [phone]",
                "de | beauftragt mich, 030 12345678 | beauftragt mich, [phone]",
                "de | Ruft 030 12345678 an | Ruft [phone] an",
                "fr | contactez-moi au 01 42 68 53 00 | contactez-moi au [phone]",
                "fr | je vous recommande, 01 42 68 53 00 | je vous recommande, [phone]",
                "fr | joindre le 01 42 68 53 00 | joindre le [phone]",
                "fr | appelez 01.42.68.53.00 Europe | appelez [phone] Europe",
                "es | contacto: 612 345 678 | contacto: [phone]",
                "es | contáctenme 612 345 678 | contáctenme [phone]",
                "es | un impedido, 612 345 678 | un impedido, [phone]",
                "it | contattatemi al 347 123 4567 | contattatemi al [phone]",
                "it | praticamente 347 123 4567 | praticamente [phone]",
                "it | il racconto: 347 123 4567 | il racconto: [phone]",
                "pt | contacte-me 912 345 678 | contacte-me [phone]",
                "pt | telemóvel 912345678 | telemóvel [phone]",
                "nl | contact: 06-12345678 | contact: [phone]",
                "nl | de berekening klopt niet 06-12345678 | de berekening klopt niet [phone]",
                "pl | kontakt 512 345 678 | kontakt [phone]",
                "pl | kontaktowałem się, 512 345 678 Europa | kontaktowałem się, [phone] Europa",
                "ar | تواصلوا معي 0501234567 | تواصلوا معي [phone]",
                "ar | الهاتف: ٠٥٠١٢٣٤٥٦٧ ريالات | الهاتف: [phone] ريالات",
                "nb | Tel 22-33-44-55 | Tel [phone]",
                "nb | Tel. 22.33.44.55 | Tel. [phone]",
                "en-DK | phone 22-33-44-55 | phone [phone]",
                "en-NO | phone: 22.33.44.55 please | phone: [phone] please",
            })
    void isNotMisledByWordsAroundANumber(String language, String text, String masked) {
        assertThat(masking.mask(text, language)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | contact about invoice 2127365000",
                "en | automatically 2127365000 USD",
                "en | account 2127365000",
                "en | I called on 01.02.2026 at ten",
                "en | your call on 2026-03-02 was late",
                "en | paid 2127365000 euros",
                "en | sar 2127365000 was the price",
                "de | Kontakt wegen Rechnung 0301234567",
                "de | Kundennummer 0301234567",
                "de | Konto 0301234567",
                "de | Anruf am 01.02.2026 um 10 Uhr",
                "de | Teller 12345678 Euro",
                "fr | contact pour la facture 0142685300",
                "fr | numéro client 0142685300",
                "fr | je m'appelle Jean, commande 0142685300",
                "fr | appel du 02/03/2026",
                "es | contacto por el pedido 612345678",
                "es | cliente 612345678",
                "es | me llamo Ana, pedido 612345678",
                "es | llamada del 01/02/2026",
                "it | contratto 3471234567",
                "it | conto 3471234567",
                "it | mi chiamo Ada, ordine 3471234567",
                "pt | conta 912345678",
                "pt | contacto sobre a fatura 912345678",
                "nl | contact over bestelling 0612345678",
                "nl | klantnummer 0612345678",
                "nl | gebeld op 01-02-2026",
                "pl | konta 512345678",
                "pl | kontakt w sprawie zamówienia 512345678",
                "pl | numer klienta 512345678",
                "ar | تواصلت بخصوص الطلب 0501234567",
                "ar | رقم الحساب 0501234567",
                "nb | på 22-33-44-55 kr",
            })
    void isNotMisledByWordsAroundOtherNumbers(String language, String text) {
        assertThat(masking.mask(text, language)).isEqualTo(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"xx", ""})
    void textsInNoLanguageAreReadAsInEurope(@Nullable String language) {
        assertThat(masking.mask("+49 30 12345678", language)).isEqualTo("[phone]");
        assertThat(masking.mask("030 12345678", language)).isEqualTo("[phone]");
        assertThat(masking.mask("tel 020 7946 0958", language)).isEqualTo("tel [phone]");
        assertThat(masking.mask("order 0301234567", language)).isEqualTo("order 0301234567");
    }

    @Test
    void numbersOfTheCompanysOwnCountriesAreFoundInEveryLanguage() {
        var own = new Masking(() -> Optional.of(List.of("at", "US")));

        assertThat(masking.mask("my number: 0664 1234567", "en")).isEqualTo("my number: 0664 1234567");
        assertThat(own.mask("my number: 0664 1234567", "en")).isEqualTo("my number: [phone]");
        assertThat(own.mask("Nummer (212) 736-5000", "de")).isEqualTo("Nummer [phone]");
        assertThat(own.mask("numéro 01 42 68 53 00", "fr")).isEqualTo("numéro [phone]");
        assertThat(own.mask("commande 06641234567", "fr")).isEqualTo("commande 06641234567");
    }

    @Test
    void refusesCountriesThatDoNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Masking(() -> Optional.of(List.of("Germany"))))
                .withMessageContaining("heard.masking.countries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My order 2127365000 never came",
                "en | order no. 114-3941689-8773232",
                "en | Invoice #2127365000 is wrong",
                "en | ticket ABC-2127365000",
                "en | on 2026-03-02 at 17:40",
                "en | from 01/02/2026 to 03/02/2026",
                "en | it cost $1,299,000.00",
                "en | paid 2127365000 USD",
                "en | version 10.0.22631.4317 crashed",
                "en | the router 192.168.100.200 is down",
                "en | serial 356938035643809",
                "en | between 2024 2025 26 it rained",
                "en | parcel 1Z999AA10123456784",
                "en | 10,000,000 people",
                "en | 1234567890123456789012",
                "de | Bestellung 0301234567 fehlt",
                "de | Bestellnummer: 4711-0815-2026",
                "de | Rechnung Nr. 030 12345678",
                "de | am 01.02.2026 um 14:30",
                "de | seit 03.04.2026 10:15 Uhr",
                "de | für 1.299.000,00 € gekauft",
                "de | 12345678 EUR",
                "de | Vertragsnummer 08912345678",
                "de | 0.1234567 Prozent",
                "fr | commande 0142685300",
                "fr | le 02/03/2026 à 17h40",
                "fr | 1 299 000,00 €",
                "es | pedido 612345678",
                "it | fattura 3471234567",
                "pt | encomenda 912345678",
                "nl | bestelling 0612345678",
                "pl | zamówienie 512345678",
                "ar | رقم الطلب 0501234567",
                "ar | يوم 2026/03/02",
            })
    void leavesOrdersDatesPricesAndVersions(String language, String text) {
        assertThat(masking.mask(text, language)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "you charged 4111 1111 1111 1111 twice | you charged [card number] twice",
                "4111111111111111 | [card number]",
                "5500-0000-0000-0004, why? | [card number], why?",
                "Amex 3782 822463 10005. | Amex [card number].",
                "6304000000000000 | [card number]",
                "٤١١١ ١١١١ ١١١١ ١١١١ | [card number]",
                "3530 1113 3330 0000 | [card number]",
                "4111 1111 1111 1111 12/27 | [card number]",
                "4111 1111 1111 1111, exp. 12/2027, CVV 123! | [card number]!",
                "4111111111111111 123 | [card number]",
                "4111111111111111 12/27 123 please | [card number] please",
                "4111111111111111 1227 123 | [card number]",
                "4111111111111111/12/27/123 | [card number]",
                "3782 822463 10005 (valid thru: 01/28), cid 1234 | [card number]",
                "4111-1111-1111-1111-123 | [card number]",
                "paid 2 4111 1111 1111 1111 | paid 2 [card number]",
                "on 12 03 4111111111111111 I paid | on 12 03 [card number] I paid",
                "2026-4111-1111-1111-1111 | 2026-[card number]",
                "4111 1111 1111 1111 5500 0000 0000 0004 | [card number] [card number]",
                "4111 1111 1111 1111 twice 200 | [card number] twice 200",
                "4111 1111 1111 1111 200 euros | [card number] 200 euros",
                "4111 1111 1111 1111 12/27/2026 | [card number] 12/27/2026",
                "1 2 3 4 4111 1111 1111 1111 5 6 | 1 2 3 4 [card number] 5 6",
                "카드는 4111-1111-1111-1111입니다 | 카드는 [card number]입니다",
                "カードは4111111111111111です | カードは[card number]です",
                "卡号4111 1111 1111 1111被扣了两次 | 卡号[card number]被扣了两次",
                "بطاقتي و4111111111111111 | بطاقتي و[card number]",
            })
    void hidesCardNumbers(String text, String masked) {
        assertThat(masking.mask(text, "en")).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "order 1234567890123452",
                "order 9781234567897",
                "4111111111111111000000000",
                "0.4111111111111111 per cent",
                "4111111111111111.5 metres",
                "A4111111111111111",
                "4111111111111111B",
                "order no. 114-3941689-8773232",
                "1000000000000008",
            })
    void leavesNumbersThatAreOfNoCard(String text) {
        assertThat(masking.mask(text, "en")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4 ", "4-", "41 ", "4111 ", "4111111111111 ", "4111 1111 1111 1112 12/27 "})
    void looksAtNoDigitMoreOftenThanACardIsLong(String part) {
        var looked = new AtomicInteger();
        var banks = new BankNumbers(digits -> {
            looked.addAndGet(digits.length());
            return false;
        });
        String text = part.repeat(5_000 / part.replaceAll("[^0-9]", "").length());

        assertThat(banks.mask(text)).isEqualTo(text);
        // Of each beginning eight lengths, of 12 to 19 digits, at most.
        assertThat(looked.get()).isLessThanOrEqualTo(5_000 * (12 + 13 + 14 + 15 + 16 + 17 + 18 + 19));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund to DE89 3704 0044 0532 0130 00 please | refund to [IBAN] please",
                "DE89370400440532013000. | [IBAN].",
                "口座はDE89370400440532013000です | 口座は[IBAN]です",
                "gb29 nwbk 6016 1331 9268 19 | [IBAN]",
                "IBAN: FR14 2004 1010 0505 0001 3M02 606 | IBAN: [IBAN]",
                "MT84MALT011000012345MTLCAST001S | [IBAN]",
                "AT61-1904-3002-3457-3201! | [IBAN]!",
                "NL91 ABNA 0417 1643 00 thanks | [IBAN] thanks",
            })
    void hidesAccounts(String text, String masked) {
        assertThat(masking.mask(text, "en")).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88 3704 0044 0532 0130 00",
                "XX89 3704 0044 0532 0130 00",
                "DE8937040044053201300012",
                "AB12 34567"
            })
    void leavesWhatOnlyLooksLikeAnAccount(String text) {
        assertThat(masking.mask(text, "xx")).isEqualTo(text);
    }

    @Test
    void hidesSeveralKindsInOneText() {
        assertThat(masking.mask(
                        "Ich (a@b.de, 030 12345678) zahlte mit 4111 1111 1111 1111 von DE89 3704 0044 0532 0130 00 am "
                                + "01.02.2026.",
                        "de"))
                .isEqualTo("Ich ([email], [phone]) zahlte mit [card number] von [IBAN] am 01.02.2026.");
    }

    @Test
    void whatIsMaskedStaysAsItIsWhenMaskedAgain() {
        String once = masking.mask("a@b.de 030 12345678 DE89370400440532013000 4111111111111111", "de");

        assertThat(masking.mask(once, "de")).isEqualTo(once);
    }

    /** Whoever wants to keep the relay busy writes things like these. */
    @ParameterizedTest
    @ValueSource(strings = {"1 ", "1-", "@", "a.", "DE89 ", "+", "(1) ", "0049", "4111 1111 ", "a@b.", "/1", "١"})
    void aTextMadeToBeSlowIsNot(String part) {
        String text = part.repeat(10_000 / part.length());

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> masking.mask(text, "ar")))
                .isNotNull();
    }
}
