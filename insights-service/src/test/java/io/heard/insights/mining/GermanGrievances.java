package io.heard.insights.mining;

import java.util.List;

/** Complaints in German about three matters, for tests: fourteen customers each. */
public final class GermanGrievances {

    public static final List<String> HOLD = List.of(
            "Ich hing vierzig Minuten in der Warteschleife, bevor jemand ans Telefon ging",
            "Am Telefon wieder eine Stunde Warteschleife mit derselben Musik",
            "Die Warteschleife nimmt kein Ende, man erreicht einfach keinen Mitarbeiter",
            "Niemand geht ans Telefon, nur Warteschleife und dann wird aufgelegt",
            "Bei der Hotline wartet man ewig in der Warteschleife",
            "Ihre Warteschleife hat mich den ganzen Vormittag gekostet",
            "Telefonisch ist bei der Hotline nie jemand zu erreichen",
            "Nach dreißig Minuten Warteschleife flog ich aus der Leitung",
            "Die Hotline ist ständig besetzt, danach hängt man in der Warteschleife",
            "Eine halbe Stunde am Telefon gewartet und keinen Menschen gesprochen",
            "Wer die Hotline anruft, wartet am Telefon mindestens zwanzig Minuten",
            "Dreimal bei der Hotline angerufen, dreimal in der Warteschleife gelandet",
            "Man wartet am Telefon, bis der Akku leer ist, so lang ist die Warteschleife",
            "Unter der Nummer der Hotline ging den ganzen Tag keiner ans Telefon");

    public static final List<String> LATE = List.of(
            "Mein Paket kam drei Tage zu spät an",
            "Die Lieferung kam eine Woche zu spät und das Paket war aufgerissen",
            "Schon wieder eine verspätete Lieferung, das Paket sollte am Montag da sein",
            "Das Paket wurde viel zu spät geliefert, der Geburtstag war vorbei",
            "Auf die Lieferung warte ich seit zwei Wochen, das Paket steckt irgendwo fest",
            "Der Bote hat das Paket erst am Abend geliefert, viel zu spät",
            "Lieferung zu spät, Paket beim falschen Nachbarn abgegeben",
            "Angeblich wurde das Paket zugestellt, gekommen ist nichts",
            "Die Zustellung vom Paket hat doppelt so lange gedauert wie versprochen",
            "Versprochen war Lieferung am nächsten Tag, gekommen ist das Paket nach acht Tagen",
            "Das Paket lag tagelang im Lager, die Lieferung kam entsprechend spät",
            "Kein Paket, keine Nachricht, die Lieferung ist längst überfällig",
            "Die Sendung kam zu spät und das Paket war nass",
            "Zum vereinbarten Termin kam keine Lieferung, das Paket erst Tage später");

    public static final List<String> BILL = List.of(
            "Die Rechnung ist falsch, mir wurde ein Vertrag doppelt abgebucht",
            "Auf der Rechnung steht ein Betrag, den ich nie vereinbart habe",
            "Der Betrag auf der Rechnung stimmt nicht und wurde trotzdem abgebucht",
            "Mir wurde die Gebühr zweimal vom Konto abgebucht",
            "Jeden Monat eine falsche Rechnung, jeden Monat muss ich reklamieren",
            "Sie haben einen zu hohen Betrag von meinem Konto abgebucht",
            "Die Rechnung enthält Gebühren, die mir keiner erklären kann",
            "Trotz Kündigung wurde der volle Betrag weiter abgebucht",
            "Die Gutschrift fehlt auf der Rechnung, dafür stehen dort neue Gebühren",
            "Rechnung doppelt bekommen und doppelt vom Konto abgebucht",
            "Versteckte Gebühren auf der Rechnung sind eine Frechheit",
            "Die Rechnung war doppelt so hoch wie im Vertrag vereinbart",
            "Falscher Betrag auf der Rechnung, und die Erstattung lässt auf sich warten",
            "Vom Konto wurde eine Gebühr abgebucht, die in keinem Vertrag steht");

    public static final List<List<String>> MATTERS = List.of(HOLD, LATE, BILL);

    private GermanGrievances() {}
}
