package io.heard.insights.mining.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

    private static final LanguageDetector DETECTOR = LanguageDetector.load();

    private static final Map<String, List<String>> SENTENCES = Map.ofEntries(
            Map.entry(
                    "de",
                    List.of(
                            "Ich habe zwei Stunden in der Warteschleife gehangen",
                            "Das Paket kam drei Tage zu spät",
                            "Sehr unfreundlicher Mitarbeiter",
                            "Die Rechnung ist falsch",
                            "Alles super, vielen Dank!",
                            "Der Techniker war unpünktlich und hat nichts repariert",
                            "Niemand geht ans Telefon",
                            "Internet fällt ständig aus",
                            "Lieferung viel zu spät",
                            "Ich wurde doppelt belastet und niemand hilft mir",
                            "Zu teuer",
                            "Leider keine Antwort auf meine Mail",
                            "Hat alles gut geklappt, danke")),
            Map.entry(
                    "fr",
                    List.of(
                            "J'ai attendu plus d'une heure au téléphone",
                            "Le colis est arrivé en retard",
                            "Service client très désagréable",
                            "La facture est fausse et personne ne répond",
                            "Très bon accueil, merci beaucoup",
                            "Le technicien n'est jamais venu",
                            "On m'a facturé deux fois",
                            "Trop cher",
                            "Livraison trop lente",
                            "Impossible de joindre quelqu'un",
                            "La connexion coupe tout le temps",
                            "Je suis très déçu de votre service",
                            "Rien à dire, parfait")),
            Map.entry(
                    "es",
                    List.of(
                            "Esperé más de una hora al teléfono",
                            "El paquete llegó tarde",
                            "La factura está mal y nadie contesta",
                            "Muy buen servicio, gracias",
                            "El técnico no vino nunca",
                            "Me cobraron dos veces",
                            "Demasiado caro",
                            "La entrega fue muy lenta",
                            "Nadie me ayuda con mi problema",
                            "Internet se corta todos los días",
                            "Estoy muy decepcionada con la atención",
                            "La chica de la tienda fue muy amable")),
            Map.entry(
                    "it",
                    List.of(
                            "Ho aspettato un'ora al telefono",
                            "Il pacco è arrivato in ritardo",
                            "La fattura è sbagliata e nessuno risponde",
                            "Ottimo servizio, grazie mille",
                            "Il tecnico non è mai venuto",
                            "Mi hanno addebitato due volte",
                            "Troppo caro",
                            "La consegna è stata lentissima",
                            "Nessuno mi aiuta",
                            "La connessione cade sempre",
                            "Sono molto delusa dal servizio clienti",
                            "Il personale è stato gentile ma ho aspettato troppo")),
            Map.entry(
                    "nl",
                    List.of(
                            "Ik heb een uur in de wacht gestaan",
                            "Het pakket kwam te laat",
                            "De factuur klopt niet en niemand neemt op",
                            "Goede service, bedankt",
                            "De monteur is nooit gekomen",
                            "Er is twee keer afgeschreven",
                            "Veel te duur",
                            "De levering duurde veel te lang",
                            "Niemand kan mij helpen",
                            "Het internet valt steeds uit",
                            "Ik ben erg teleurgesteld in de klantenservice",
                            "Het personeel was vriendelijk maar ik moest lang wachten")),
            Map.entry(
                    "pt",
                    List.of(
                            "Esperei mais de uma hora ao telefone",
                            "A encomenda chegou atrasada",
                            "A fatura está errada e ninguém atende",
                            "Muito bom atendimento, obrigado",
                            "O técnico nunca apareceu",
                            "Cobraram-me duas vezes",
                            "Muito caro",
                            "A entrega foi muito lenta",
                            "Ninguém me ajuda",
                            "A internet cai todos os dias",
                            "Estou muito desiludida com o serviço",
                            "Não consigo falar com ninguém")),
            Map.entry(
                    "pl",
                    List.of(
                            "Czekałem godzinę na połączenie",
                            "Paczka przyszła za późno",
                            "Faktura jest błędna i nikt nie odpowiada",
                            "Bardzo dobra obsługa, dziękuję",
                            "Technik nigdy nie przyjechał",
                            "Pobrano opłatę dwa razy",
                            "Za drogo",
                            "Dostawa trwała zbyt długo",
                            "Nikt mi nie pomógł",
                            "Internet ciągle się zrywa",
                            "Jestem bardzo zawiedziona obsługą klienta",
                            "Nie mogę się dodzwonić")),
            Map.entry(
                    "tr",
                    List.of(
                            "Telefonda bir saat bekledim",
                            "Paket çok geç geldi",
                            "Fatura yanlış ve kimse cevap vermiyor",
                            "Çok iyi hizmet, teşekkürler",
                            "Teknisyen hiç gelmedi",
                            "Kartımdan iki kez para çekildi",
                            "Çok pahalı",
                            "Teslimat çok yavaştı",
                            "Kimse bana yardım etmiyor",
                            "İnternet sürekli kesiliyor",
                            "Müşteri hizmetlerinden çok memnun kalmadım",
                            "Personel kibardı ama çok bekledim")));

    @Test
    void tellsAllSentencesThatAreInThePagesLanguage() {
        assertThat(wrong(code -> Optional.of(new Language(code)))).isEmpty();
    }

    @Test
    void tellsMostSentencesOnAnEnglishPageOrAnUnknownOne() {
        assertThat(wrong(code -> Optional.of(Language.ENGLISH))).hasSizeLessThanOrEqualTo(13);
        assertThat(wrong(code -> Optional.empty())).hasSizeLessThanOrEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "meh",
                "gr8 service thx",
                "omg sooo slow lol",
                "worst. airline. ever.",
                "y'all need 2 fix ur app asap",
                "wtf???",
                "still waitin on hold smh",
                "DM me pls",
                "no reply no refund",
                "Cannot log in",
                "lost bag",
            })
    void leavesEnglishSlangEnglish(String text) {
        assertThat(DETECTOR.detect(text, Optional.of(Language.ENGLISH))).isEqualTo(Language.ENGLISH);
        assertThat(DETECTOR.detect(text, Optional.empty())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void readsEnglishOnAGermanPage() {
        assertThat(DETECTOR.detect(
                        "I have been waiting for my refund for three weeks now", Optional.of(Language.ofTag("de-AT"))))
                .isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Techniker kam nicht. Still und leise. Still. Still.",
                "ca | Cada any us pago la quota i cada any us equivoqueu amb la factura",
                "fr | Le but du service, le but de la visite, quel but",
                "es | No he recibido nada y he llamado tres veces, he esperado mucho",
                "pl | My czekamy, my dzwonimy, my płacimy",
                "ro | Compania are probleme, are intarzieri, are personal nepoliticos",
            })
    void takesNoOtherLanguageForEnglishByWordsThatBothHave(String page, String text) {
        assertThat(DETECTOR.detect(text, Optional.of(new Language(page)))).isEqualTo(new Language(page));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bn | আমার পার্সেল দেরিতে এসেছে",
                "sr | Paket je stigao kasno i niko ne odgovara",
                "sr | Пакет је стигао касно и нико не одговара",
                "is | Pakkinn kom of seint og enginn svarar",
                "ga | Tháinig an beart déanach agus ní fhreagraíonn aon duine",
            })
    void goesByThePageInLanguagesItDoesNotTell(String page, String text) {
        assertThat(DETECTOR.detect(text, Optional.of(new Language(page)))).isEqualTo(new Language(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bn", "sr", "is", "af"})
    void readsEnglishOnAPageInALanguageItDoesNotTell(String page) {
        assertThat(DETECTOR.detect("lost bag", Optional.of(new Language(page)))).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "ka, ამანათი გვიან მოვიდა",
        "ta, பார்சல் தாமதமாக வந்தது",
        "bn, আমার পার্সেল দেরিতে এসেছে",
        "zh, 快递来得太晚了",
        "ru, Очень плохо"
    })
    void takesNothingWithoutALatinLetterForEnglish(String code, String text) {
        assertThat(DETECTOR.detect(text, Optional.empty())).isEqualTo(new Language(code));
        assertThat(DETECTOR.detect(text, Optional.of(Language.ENGLISH))).isEqualTo(new Language(code));
    }

    @Test
    void leavesFancyLettersEnglish() {
        assertThat(DETECTOR.detect("𝗟𝗮𝘁𝗲 𝗮𝗻𝗱 𝗯𝗿𝗼𝗸𝗲𝗻", Optional.empty()))
                .isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn-NO", "no"})
    void knowsNorwegianByAllItsTags(String tag) {
        assertThat(Language.ofTag(tag)).isEqualTo(new Language("no"));
    }

    @Test
    void goesByThePageWhereThereAreNoLetters() {
        assertThat(DETECTOR.detect("10/10 👍", Optional.empty())).isEqualTo(Language.ENGLISH);
        assertThat(DETECTOR.detect("10/10 👍", Optional.of(new Language("fr")))).isEqualTo(new Language("fr"));
    }

    private static List<String> wrong(Function<String, Optional<Language>> page) {
        List<String> wrong = new ArrayList<>();
        SENTENCES.forEach((code, texts) -> texts.stream()
                .filter(text -> !DETECTOR.detect(text, page.apply(code)).equals(new Language(code)))
                .forEach(wrong::add));
        return wrong;
    }
}
