using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>What a fact of each type takes, and in which words the rest is refused.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("violent", "true", "yes")]
    [InlineData("violent", "false", "no")]
    [InlineData("age", "18", "18")]
    [InlineData("age", "18.000", "18")]
    [InlineData("age", "10", "10")]
    [InlineData("age", "120", "120")]
    [InlineData("reading", "0", "0")]
    [InlineData("reading", "-0", "0")]
    [InlineData("reading", "0.1", "0.1")]
    [InlineData("reading", "35.123456", "35.123456")]
    [InlineData("tablets found", "3", "3 tablets")]
    [InlineData("tablets found", "\"3 tablets\"", "3 tablets")]
    [InlineData("tablets found", "\"1 Tablet\"", "1 tablet")]
    [InlineData("weight", "250", "250 mg")]
    [InlineData("weight", "\"250 mg\"", "250 mg")]
    [InlineData("weight", "\"0.25 g\"", "250 mg")]
    [InlineData("weight", "\"0.000001 kg\"", "1 mg")]
    [InlineData("weight", "\"1 KG\"", "1000000 mg")]
    [InlineData("haul", "999999.999999", "999999.999999 kg")]
    [InlineData("haul", "\"1 mg\"", "0.000001 kg")]
    [InlineData("spirits", "\"2 litres\"", "2000 ml")]
    [InlineData("spirits", "\"1 litre\"", "1000 ml")]
    [InlineData("damage", "80.5", "GBP 80.5")]
    [InlineData("damage", "\"GBP 80.50\"", "GBP 80.5")]
    [InlineData("damage", "\"gbp 80\"", "GBP 80")]
    [InlineData("sentence", "\"24 months\"", "2 years")]
    [InlineData("stay", "\"7 days\"", "1 week")]
    [InlineData("date of offence", "\"2018-01-10\"", "10 January 2018")]
    [InlineData("date of offence", "\"2000-02-29\"", "29 February 2000")]
    [InlineData("drug", "\"crack cocaine\"", "crack cocaine")]
    [InlineData("drug", "\"CrackCocaine\"", "crack cocaine")]
    [InlineData("drug", "\"crack_cocaine\"", "crack cocaine")]
    [InlineData("drug", "\"crack\\u2011cocaine\"", "crack cocaine")]
    [InlineData("weapons", "[\"bottle\", \"pocketKnife\"]", "pocket knife, bottle")]
    [InlineData("weapons", "[]", "empty")]
    public void A_value_is_read_exactly(string fact, string json, string expected) =>
        Assert.Equal(expected, Sample.Value(Sample.Valid($$"""{"{{fact}}": {{json}}}"""), fact));

    [Theory]
    [InlineData("violent", "1", "found `1`, expected true or false (write true or false, without quotes)")]
    [InlineData("violent", "\"yes\"",
        "found the text `yes`, expected true or false (write true or false, without quotes)")]
    [InlineData("violent", "[]",
        "found an array `[...]`, expected true or false (write true or false, without quotes)")]
    [InlineData("age", "\"18\"",
        "found the text `18`, expected a whole number from 10 to 120 (a text stands for a number: write 18 without quotes)")]
    [InlineData("age", "\"18 years\"",
        "found the text `18 years`, expected a whole number from 10 to 120 (write digits, without quotes)")]
    [InlineData("age", "\"\"",
        "found an empty text, expected a whole number from 10 to 120 (write digits, without quotes)")]
    [InlineData("age", "true", "found `true`, expected a whole number from 10 to 120 (write digits, without quotes)")]
    [InlineData("age", "18.5", "`18.5` is no whole number; expected a whole number from 10 to 120")]
    [InlineData("age", "9", "`9` is out of range; expected a whole number from 10 to 120")]
    [InlineData("age", "120.5", "`120.5` is out of range; expected a whole number from 10 to 120")]
    [InlineData("age", "-5", "`-5` is out of range; expected a whole number from 10 to 120")]
    [InlineData("age", "1e2", "`1e2` is written with an exponent (write its digits out)")]
    [InlineData("age", "1E-400000000", "`1E-400000000` is written with an exponent (write its digits out)")]
    [InlineData("reading", "0.1234567", "`0.1234567` has too many digits: at most 12 before the point and 6 after it")]
    [InlineData("reading", "1.0000000", "`1.0000000` has too many digits: at most 12 before the point and 6 after it")]
    [InlineData("reading", "1234567890123",
        "`1234567890123` has too many digits: at most 12 before the point and 6 after it")]
    [InlineData("reading", "123456789012", "`123456789012` is out of range; expected a number from 0 to 500")]
    [InlineData("reading", "500.000001", "`500.000001` is out of range; expected a number from 0 to 500")]
    [InlineData("tablets found", "\"3 pills\"",
        "`3 pills` is in another unit; expected a whole number of tablets from 0 tablets to 1000 tablets (state it in tablets)")]
    [InlineData("tablets found", "\"2.5 tablets\"",
        "`2.5 tablets` is no whole number of tablets; expected a whole number of tablets from 0 tablets to 1000 tablets")]
    [InlineData("weight", "\"250\"",
        "found the text `250`, expected an amount in mg from 0 mg to 1000000 mg (a text stands for a number: write "
            + "250 without quotes, or \"250 mg\")")]
    [InlineData("weight", "\"250mg\"",
        "found the text `250mg`, expected an amount in mg from 0 mg to 1000000 mg (write digits alone, or with the unit: \"5 mg\")")]
    [InlineData("weight", "\"250  mg\"",
        "found the text `250  mg`, expected an amount in mg from 0 mg to 1000000 mg (write digits alone, or with the unit: \"5 mg\")")]
    [InlineData("weight", "\"1e3 mg\"", "`1e3 mg` is written with an exponent (write its digits out)")]
    [InlineData("weight", "\"1. mg\"",
        "found the text `1. mg`, expected an amount in mg from 0 mg to 1000000 mg (write digits alone, or with the unit: \"5 mg\")")]
    [InlineData("weight", "\"5 ml\"",
        "`5 ml` is in another unit; expected an amount in mg from 0 mg to 1000000 mg (only mg, g and kg, ml and "
            + "litres, days and weeks, months and years convert into each other)")]
    [InlineData("weight", "\"5 m$\"",
        "found the text `5 m$`, expected an amount in mg from 0 mg to 1000000 mg (write digits alone, or with the unit: \"5 mg\")")]
    [InlineData("weight", "\"1.001 kg\"",
        "`1.001 kg` is out of range; expected an amount in mg from 0 mg to 1000000 mg")]
    [InlineData("weight", "\"-1 g\"", "`-1 g` is out of range; expected an amount in mg from 0 mg to 1000000 mg")]
    [InlineData("weight", "\"GBP 80\"",
        "`GBP 80` is in another unit; expected an amount in mg from 0 mg to 1000000 mg (only mg, g and kg, ml and "
            + "litres, days and weeks, months and years convert into each other)")]
    [InlineData("damage", "\"EUR 80\"",
        "`EUR 80` is in another unit; expected money in GBP from GBP 0 to GBP 10000 (state it in GBP)")]
    [InlineData("damage", "\"80 GBP\"",
        "found the text `80 GBP`, expected money in GBP from GBP 0 to GBP 10000 (the currency comes first, as three "
            + "letters and a space: write \"GBP 80\")")]
    [InlineData("damage", "\"GBP80.50\"",
        "found the text `GBP80.50`, expected money in GBP from GBP 0 to GBP 10000 (the currency comes first, as "
            + "three letters and a space: write \"GBP 80.50\")")]
    [InlineData("damage", "\"80gbp\"",
        "found the text `80gbp`, expected money in GBP from GBP 0 to GBP 10000 (the currency comes first, as three "
            + "letters and a space: write \"GBP 80\")")]
    [InlineData("damage", "\"80 pills\"",
        "`80 pills` is in another unit; expected money in GBP from GBP 0 to GBP 10000 (state it in GBP)")]
    [InlineData("damage", "\"80 EUR\"",
        "`80 EUR` is in another unit; expected money in GBP from GBP 0 to GBP 10000 (state it in GBP)")]
    [InlineData("damage", "\"\u20ac80\"",
        "found the text `€80`, expected money in GBP from GBP 0 to GBP 10000 (write digits alone, or with the unit: \"GBP 5\")")]
    [InlineData("damage", "\"£1,200\"",
        "found the text `£1,200`, expected money in GBP from GBP 0 to GBP 10000 (write digits alone, or with the unit: \"GBP 5\")")]
    [InlineData("damage", "\"8 0 GBP\"",
        "found the text `8 0 GBP`, expected money in GBP from GBP 0 to GBP 10000 (write digits alone, or with the unit: \"GBP 5\")")]
    [InlineData("damage", "\"GB80P\"",
        "found the text `GB80P`, expected money in GBP from GBP 0 to GBP 10000 (write digits alone, or with the unit: \"GBP 5\")")]
    [InlineData("damage", "\" \"",
        "found the text ` `, expected money in GBP from GBP 0 to GBP 10000 (write digits alone, or with the unit: \"GBP 5\")")]
    [InlineData("damage", "\"80\"",
        "found the text `80`, expected money in GBP from GBP 0 to GBP 10000 (a text stands for a number: write 80 "
            + "without quotes, or \"GBP 80\")")]
    [InlineData("damage", "\"£80\"",
        "found the text `£80`, expected money in GBP from GBP 0 to GBP 10000 (the currency comes first, as three "
            + "letters and a space: write \"GBP 80\")")]
    [InlineData("sentence", "\"18 months\"",
        "`18 months` is no whole number of years; expected a whole number of years from 0 years to 40 years")]
    [InlineData("date of offence", "\"10/01/2018\"",
        "found the text `10/01/2018`, expected a date from 1 January 2000 to 31 December 2030 (write the year, the "
            + "month and the day: \"2018-01-10\")")]
    [InlineData("date of offence", "\"2018-1-10\"",
        "found the text `2018-1-10`, expected a date from 1 January 2000 to 31 December 2030 (write the year, the "
            + "month and the day: \"2018-01-10\")")]
    [InlineData("date of offence", "\"2018-01-10\\u0000\"",
        "found the text `2018-01-10\\u{0000}`, expected a date from 1 January 2000 to 31 December 2030 (write the "
            + "year, the month and the day: \"2018-01-10\")")]
    [InlineData("date of offence", "\"2018-01-1\\u0661\"",
        "found the text `2018-01-1\u0661`, expected a date from 1 January 2000 to 31 December 2030 (write the year, "
            + "the month and the day: \"2018-01-10\")")]
    [InlineData("date of offence", "\"2018-02-29\"",
        "there is no day `2018-02-29`; expected a date from 1 January 2000 to 31 December 2030")]
    [InlineData("date of offence", "\"0000-01-01\"",
        "there is no day `0000-01-01`; expected a date from 1 January 2000 to 31 December 2030")]
    [InlineData("date of offence", "\"1999-12-31\"",
        "`1999-12-31` is out of range; expected a date from 1 January 2000 to 31 December 2030")]
    [InlineData("date of offence", "20180110",
        "found `20180110`, expected a date from 1 January 2000 to 31 December 2030 (write the year, the month and "
            + "the day: \"2018-01-10\")")]
    [InlineData("date of birth", "\"1919-12-31\"",
        "`1919-12-31` is out of range; expected a date from 1 January 1920 to the decision date")]
    [InlineData("drug", "\"heroine\"",
        "found the text `heroine`, expected one of `heroin`, `crack cocaine`, `cannabis` (did you mean `heroin`?)")]
    [InlineData("drug", "\"sherbet\"",
        "found the text `sherbet`, expected one of `heroin`, `crack cocaine`, `cannabis`")]
    [InlineData("drug", "0",
        "found `0`, expected one of `heroin`, `crack cocaine`, `cannabis` (write one of them between quotes: \"heroin\")")]
    [InlineData("weapons", "\"bat\"",
        "found the text `bat`, expected an array of `pocket knife`, `bat`, `bottle` (write an array, also for one "
            + "value: [\"pocket knife\"])")]
    [InlineData("violent", "{\"value\": true, \"by\": \"x\", \"because\": \"y\"}",
        "found an object, expected true or false (only a judged fact is stated as an object: state the value alone)")]
    public void A_value_that_the_fact_does_not_take_is_refused(string fact, string json, string expected) =>
        Assert.Equal($"{fact}: {expected}", Sample.Fault($$"""{"{{fact}}": {{json}}}"""));

    [Theory]
    [InlineData("[\"bat\", \"Bat\"]", "weapons 2: `bat` is in the array already (state each value once)")]
    [InlineData("[\"bat\", null]",
        "weapons 2: found null, expected one of `pocket knife`, `bat`, `bottle` (write one of them between quotes: \"pocket knife\")")]
    [InlineData("[3]",
        "weapons 1: found `3`, expected one of `pocket knife`, `bat`, `bottle` (write one of them between quotes: \"pocket knife\")")]
    [InlineData("[\"botle\"]",
        "weapons 1: found the text `botle`, expected one of `pocket knife`, `bat`, `bottle` (did you mean `bottle`?)")]
    public void A_set_holds_each_of_its_values_once_and_nothing_else(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault($$"""{"weapons": {{json}}}"""));

    [Fact]
    public void A_word_of_another_script_beside_a_value_is_not_overlooked() =>
        Assert.StartsWith("drug: found the text `не cannabis`", Sample.Fault("""{"drug": "не cannabis"}"""),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_stated_assumed_not_known_and_not_stated_is_told_apart()
    {
        var @case = Sample.Valid("""{"violent": true, "age": null, "on licence": null}""");
        Assert.Equal((Provenance.Stated, "yes"),
            (Sample.ProvenanceOf(@case, "violent"), Sample.Value(@case, "violent")));
        Assert.Equal((Provenance.NotKnown, null), (Sample.ProvenanceOf(@case, "age"), Sample.Value(@case, "age")));
        Assert.Equal((Provenance.NotStated, null), (Sample.ProvenanceOf(@case, "drug"), Sample.Value(@case, "drug")));
        // Not known, even where something would be assumed.
        Assert.Equal((Provenance.NotKnown, null),
            (Sample.ProvenanceOf(@case, "on licence"), Sample.Value(@case, "on licence")));
        Assert.Equal((Provenance.Assumed, "1 January 2015"),
            (Sample.ProvenanceOf(@case, "bail date"), Sample.Value(@case, "bail date")));
        Assert.Equal((Provenance.Assumed, "none"),
            (Sample.ProvenanceOf(@case, "cautions"), Sample.Value(@case, "cautions")));
        Assert.Equal((Provenance.NotStated, null),
            (Sample.ProvenanceOf(@case, "previous offences"), Sample.Value(@case, "previous offences")));
    }

    [Fact]
    public void Every_fault_of_a_case_is_reported_in_its_order()
    {
        var result = Sample.Read(
            """{"shoe": 1, "age": 9, "drug": "sherbet", "previous offences": [{"kind": 1}, 2], "date of """
                + """birth": "2018-05-02", "decision date": "2018-05-01", "drugs found": [{"substance": "heroin"}, """
                + """{"substance": "heroin"}]}""");
        Assert.Null(result.Case);
        Assert.Equal(["shoe", "age", "drug", "previous offences 1: kind", "previous offences 2", "date of birth",
                "drugs found"],
            result.Faults.Select(f => f.Path));
    }

    [Fact]
    public void More_than_a_hundred_faults_are_cut_short()
    {
        var result = Sample.Read("{"
            + string.Join(", ",
                Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"\"nothing {i}\": 1")))
            + "}");
        Assert.Equal(CaseFaults.Most + 1, result.Faults.Length);
        Assert.Equal("the case: has more than 100 faults: the rest is not shown (mend these first)",
            Sample.Line(result.Faults[^1]));
    }
}
