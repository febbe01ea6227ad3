package io.ruvector.benchmarks.facts;

import java.util.List;
import java.util.function.IntFunction;

/** What is said in the made world. */
final class Topics {

    private Topics() {}

    static List<Topic> all() {
        return List.of(
                named(
                        "home",
                        true,
                        Values.CITIES,
                        List.of(
                                "{S} lives in {V}",
                                "{S} resides in {V}",
                                "{S} is based in {V}",
                                "{S}'s home city is {V}",
                                "{S} is currently living in {V}",
                                "{V} is {S}'s place of residence",
                                "note that {S} lives in {V}",
                                "{S} has relocated to {V}"),
                        List.of(
                                "{V} is where {S} calls home",
                                "{S} has settled down in {V}",
                                "You will find {S}'s house in {V}",
                                "{S} makes {V} their home"),
                        List.of("{S} does not live in {V}", "{S} no longer lives in {V}", "{S} isn't based in {V}")),
                named(
                        "birthplace",
                        true,
                        Values.CITIES,
                        List.of(
                                "{S} was born in {V}",
                                "{S}'s birthplace is {V}",
                                "{V} is the birthplace of {S}",
                                "{S} comes from {V}"),
                        List.of("{V} is where {S} came into the world", "{S} first saw the light of day in {V}"),
                        List.of("{S} was not born in {V}")),
                named(
                        "employer",
                        true,
                        Values.COMPANIES,
                        List.of(
                                "{S} works for {V}",
                                "{S} is employed by {V}",
                                "{S}'s employer is {V}",
                                "The employer of {S} is {V}",
                                "{S} works at {V}"),
                        List.of("{S} is on the payroll of {V}", "{V} pays {S}'s salary", "{S} earns a living at {V}"),
                        List.of("{S} doesn't work for {V}", "{S} no longer works at {V}")),
                named(
                        "job",
                        true,
                        Values.JOBS,
                        List.of(
                                "{S} works as a {V}",
                                "{S}'s job is {V}",
                                "{S}'s profession is {V}",
                                "The occupation of {S} is {V}",
                                "{S} is employed as a {V}"),
                        List.of("{S} makes a living as a {V}", "By trade {S} is a {V}"),
                        List.of("{S} does not work as a {V}")),
                topic(
                        "birthday",
                        true,
                        28,
                        Values::birthday,
                        List.of(
                                "{S}'s birthday is {V}",
                                "{S} was born on {V}",
                                "The birthday of {S} is {V}",
                                "{S}'s date of birth is {V}"),
                        List.of("{S} blows out the candles every {V}", "Congratulate {S} on {V}"),
                        List.of("{S}'s birthday is not {V}")),
                topic(
                        "age",
                        true,
                        36,
                        Values::age,
                        List.of("{S}'s age is {V}", "{S} is aged {V}", "The age of {S} is {V}"),
                        List.of("{S} has {V} years behind them"),
                        List.of("{S}'s age is not {V}")),
                topic(
                        "height",
                        true,
                        45,
                        Values::height,
                        List.of("{S}'s height is {V}", "{S} measures {V}", "The height of {S} is {V}"),
                        List.of("{S} stands {V} tall"),
                        List.of("{S}'s height isn't {V}")),
                topic(
                        "email",
                        true,
                        60,
                        Values::email,
                        List.of(
                                "{S}'s email is {V}",
                                "{S}'s e-mail address is {V}",
                                "The email address of {S} is {V}",
                                "{S} can be reached by email at {V}"),
                        List.of("Write to {S} at {V}"),
                        List.of("{S}'s email is not {V}")),
                topic(
                        "phone",
                        true,
                        60,
                        Values::phone,
                        List.of(
                                "{S}'s phone number is {V}",
                                "The phone number of {S} is {V}",
                                "{S}'s mobile number is {V}"),
                        List.of("Call {S} at {V}"),
                        List.of("{S}'s phone number is not {V}")),
                named(
                        "favorite color",
                        true,
                        Values.COLORS,
                        List.of(
                                "{S}'s favorite color is {V}",
                                "{S}'s favourite colour is {V}",
                                "The favorite color of {S} is {V}",
                                "{V} is {S}'s favorite color"),
                        List.of("{S} likes {V} more than any other color", "{V} is the color {S} is fondest of"),
                        List.of("{S}'s favorite color is not {V}")),
                named(
                        "favorite food",
                        true,
                        Values.FOODS,
                        List.of(
                                "{S}'s favorite food is {V}",
                                "{S}'s favourite dish is {V}",
                                "The favorite food of {S} is {V}",
                                "{V} is {S}'s favorite dish"),
                        List.of("Nothing tastes better to {S} than {V}", "{S} would eat {V} every day"),
                        List.of("{S}'s favorite food isn't {V}")),
                many(
                        "spoken language",
                        Values.LANGUAGES,
                        List.of("{S} speaks {V}", "{S} is fluent in {V}", "As far as I know, {S} speaks {V}"),
                        List.of("{S} can hold a conversation in {V}"),
                        List.of("{S} does not speak {V}", "{S} doesn't speak {V}")),
                many(
                        "allergy",
                        Values.ALLERGENS,
                        List.of(
                                "{S} is allergic to {V}",
                                "{S} has an allergy to {V}",
                                "Please remember that {S} is allergic to {V}"),
                        List.of("{S} cannot tolerate {V}"),
                        List.of("{S} is not allergic to {V}", "{S} isn't allergic to {V}")),
                named(
                        "mode",
                        true,
                        Values.PREFERENCES,
                        List.of("{S} prefers {V}", "{S} favors {V}", "FYI, {S} prefers {V}"),
                        List.of("{S} has switched everything to {V}"),
                        List.of("{S} does not prefer {V}")),
                named(
                        "units",
                        true,
                        Values.UNITS,
                        List.of("{S} prefers {V}", "{S} really prefers {V}", "Note: {S} prefers {V}"),
                        List.of("Show {S} everything in {V}"),
                        List.of("{S} doesn't prefer {V}")),
                topic(
                        "deadline",
                        false,
                        28,
                        Values::date,
                        List.of(
                                "The deadline of {S} is {V}",
                                "{S} is due on {V}",
                                "{S}'s due date is {V}",
                                "The deadline for {S} is {V}"),
                        List.of("{S} has to be finished by {V}", "{V} is the last day to hand in {S}"),
                        List.of("{S} is not due on {V}")),
                topic(
                        "launch",
                        false,
                        28,
                        Values::date,
                        List.of(
                                "The launch date of {S} is {V}",
                                "{S} launches on {V}",
                                "{S} goes live on {V}",
                                "{S} is released on {V}"),
                        List.of("{S} opens to the public on {V}"),
                        List.of("{S} doesn't launch on {V}")),
                topic(
                        "price",
                        false,
                        40,
                        Values::price,
                        List.of("{S} costs {V}", "The price of {S} is {V}", "{S} sells for {V}", "{S}'s price is {V}"),
                        List.of("You pay {V} for {S}", "{S} sets you back {V}"),
                        List.of("{S} does not cost {V}")),
                topic(
                        "budget",
                        false,
                        40,
                        Values::budget,
                        List.of("The budget of {S} is {V}", "{S}'s budget is {V}", "{S} has a budget of {V}"),
                        List.of("{S} may spend {V}"),
                        List.of("{S}'s budget is not {V}")),
                topic(
                        "port",
                        false,
                        50,
                        Values::port,
                        List.of(
                                "{S} listens on port {V}",
                                "The port of {S} is {V}",
                                "{S} runs on port {V}",
                                "{S}'s port is {V}"),
                        List.of("Connect to {S} through port {V}"),
                        List.of("{S} does not listen on port {V}")),
                topic(
                        "timeout",
                        false,
                        20,
                        Values::timeout,
                        List.of(
                                "{S} times out after {V}",
                                "The timeout of {S} is {V}",
                                "{S} has a timeout of {V}",
                                "{S}'s timeout is {V}"),
                        List.of("{S} gives up after {V}"),
                        List.of("{S} does not time out after {V}")),
                topic(
                        "start",
                        false,
                        9,
                        Values::time,
                        List.of("{S} starts at {V}", "{S} begins at {V}", "The start time of {S} is {V}"),
                        List.of("Be there for {S} at {V}"),
                        List.of("{S} does not start at {V}")),
                named(
                        "database",
                        false,
                        Values.DATABASES,
                        List.of(
                                "{S} stores its data in {V}",
                                "{S} is backed by {V}",
                                "{S}'s database is {V}",
                                "The database of {S} is {V}"),
                        List.of("{S} keeps everything in {V}"),
                        List.of("{S} is not backed by {V}")),
                named(
                        "code",
                        false,
                        Values.CODE,
                        List.of(
                                "{S} is written in {V}",
                                "The programming language of {S} is {V}",
                                "{S}'s programming language is {V}"),
                        List.of("The source of {S} is all {V}"),
                        List.of("{S} isn't written in {V}")),
                named(
                        "region",
                        false,
                        Values.REGIONS,
                        List.of(
                                "{S} runs in {V}",
                                "{S} is hosted in {V}",
                                "The region of {S} is {V}",
                                "{S}'s region is {V}"),
                        List.of("The machines of {S} stand in {V}"),
                        List.of("{S} is not hosted in {V}")));
    }

    private static Topic named(
            String name,
            boolean people,
            List<String> values,
            List<String> known,
            List<String> heldOut,
            List<String> denials) {
        return new Topic(name, people, false, values.size(), Values.of(values), known, heldOut, denials);
    }

    private static Topic many(
            String name, List<String> values, List<String> known, List<String> heldOut, List<String> denials) {
        return new Topic(name, true, true, values.size(), Values.of(values), known, heldOut, denials);
    }

    private static Topic topic(
            String name,
            boolean people,
            int values,
            IntFunction<List<String>> forms,
            List<String> known,
            List<String> heldOut,
            List<String> denials) {
        return new Topic(name, people, false, values, forms, known, heldOut, denials);
    }
}
