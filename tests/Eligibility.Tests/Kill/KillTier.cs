using System.Collections.Concurrent;
using System.Diagnostics;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.CasesTests;
using Eligibility.Tests.Checking;
using Eligibility.Tests.DiagnosticsTests;
using Eligibility.Tests.Differential;
using Eligibility.Tests.EditionsTests;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.FormattingTests;
using Eligibility.Tests.Hosting;
using Eligibility.Tests.JustificationTests;
using Eligibility.Tests.LanguageTests;
using Eligibility.Tests.ModelTests;
using Eligibility.Tests.RenderingTests;
using Eligibility.Tests.Support;
using Eligibility.Tests.World;

namespace Eligibility.Tests.Kill;

/// <summary>
/// The checks that a fault planted in the engine must not get past, the cheapest and most telling first
/// (docs/faults.md). Seeds are fixed; all of it takes some ten seconds.
/// </summary>
internal static class KillTier
{
    public static IEnumerable<Check> Checks =>
    [
        .. Facts.Of<TruthTests>(),
        .. Facts.Of<PeriodTests>(),
        .. Facts.Of<EditionTests>(),
        .. Facts.Of<ValidityTests>(),
        .. Facts.Of<NamedTests>(),
        .. Facts.Of<RefutationTests>(),
        .. Facts.Of<CountTests>(),
        .. Facts.Of<World.LimitTests>(),
        .. Facts.Of<MonthSpansTests>(),
        .. Facts.Of<BoxTests>(),
        .. Facts.Of<ExactWorldTests>(),
        .. Facts.Of<WrongOrderTests>(),
        .. Facts.Of<WrongCountTests>(),
        .. Facts.Of<WrongChainTests>(),
        .. Facts.Of<WrongSumTests>(),
        .. Facts.Of<WrongRefutationTests>(),
        .. Facts.Of<RowTests>(nameof(RowTests.The_row_that_narrows_is_the_row_that_is_checked)),
        .. WorldChecks.All,
        .. Facts.Of<ContradictionTests>(),
        .. Facts.Of<StepLimitTests>(),
        .. SeedChecks.Unknown,
        .. Facts.Of<RecordTests>(),
        .. SeedChecks.Ranges(12),
        .. Facts.Of<OtherwiseTests>(),
        .. Facts.Of<NothingGivenTests>(),
        .. Facts.Of<ConditionCountTests>(),
        .. Facts.Of<TextGridTests>(),
        .. Facts.Of<PlanCaseTests>(),
        .. ArithmeticChecks.All,
        .. Facts.Of<AcceptedTests>(),
        .. Facts.Of<WarnedTests>(nameof(WarnedTests.What_is_said_of_the_warnings_is_as_verified)),
        .. Facts.Of<RejectedTests>(nameof(RejectedTests.What_is_said_of_the_errors_is_as_verified)),
        .. Facts.Of<MistakeTests>(nameof(MistakeTests.The_message_about_a_mistake_is_as_verified)),
        .. Facts.Of<FaultFileTests>(),
        .. Facts.Of<ValueTests>(),
        .. Facts.Of<FileTests>(),
        .. Facts.Of<CatalogueTests>(nameof(CatalogueTests.An_example_of_the_page_gives_its_code_alone)),
        .. Facts.Of<CaseCatalogueTests>(nameof(
                CaseCatalogueTests.A_case_of_the_page_has_the_fault_of_its_code_and_no_other),
            nameof(CaseCatalogueTests.A_cell_is_told_of_in_the_words_of_a_table)),
        .. Facts.Of<CaseTextTests>(),
        .. Facts.Of<ListAndJudgementTests>(),
        .. Facts.Of<MemberTests>(),
        .. Facts.Of<PlainCaseTests>(nameof(PlainCaseTests.A_plain_case_is_read_straight),
            nameof(PlainCaseTests.What_is_at_fault_is_given_up),
            nameof(PlainCaseTests.Whatever_a_host_calls_a_name_that_is_declared_elsewhere_cases_are_read_alike),
            nameof(PlainCaseTests.Names_that_differ_in_one_letter_alone_are_two_and_each_is_found),
            nameof(PlainCaseTests.Long_names_that_begin_or_end_alike_are_told_apart_in_any_order),
            nameof(PlainCaseTests.A_spelling_with_the_greatest_hash_there_is_overflows_nothing)),
        .. Facts.Of<CasesTests.CompletionTests>(),
        .. Facts.Of<HostValueTests>(nameof(HostValueTests.Values_of_each_type_are_read_as_the_same_case_in_JSON),
            nameof(HostValueTests.A_value_that_JSON_would_not_pass_is_refused)),
        .. Facts.Of<FactsListingTests>(nameof(FactsListingTests.The_text_says_all_there_is_to_say_of_a_fact),
            nameof(FactsListingTests.The_JSON_says_of_each_fact_what_a_program_needs)),
        .. Facts.Of<PolicyCatalogueTests>(nameof(PolicyCatalogueTests.The_edition_in_force_on_the_date_is_found),
            nameof(PolicyCatalogueTests.Prospective_editions_are_among_the_editions_and_are_never_found),
            nameof(PolicyCatalogueTests.The_decision_date_chooses_the_edition_that_decides),
            nameof(PolicyCatalogueTests.Without_a_date_a_case_needs_one_and_is_under_no_edition),
            nameof(PolicyCatalogueTests.On_a_day_without_an_edition_there_is_no_decision)),
        .. Facts.Of<JustificationCheckTests>(
            nameof(JustificationCheckTests.What_can_never_come_about_together_is_not_told_of_two_rules_or_lines)),
        .. FormChecks.Several,
        .. FormChecks.All,
        .. Facts.Of<PersonTests>(),
        .. Facts.Of<KnownJsonTests>(nameof(KnownJsonTests.Every_form_of_the_language_is_joined_as_its_record_is_written),
            nameof(KnownJsonTests.What_is_opened_once_and_what_is_put_together_in_words_is_joined_as_it_is_written),
            nameof(KnownJsonTests.Any_text_of_a_case_is_escaped_as_it_is_written)),
        .. SeedChecks.Plan(15, 15, 10),
        .. SeedChecks.Plain(25, 300),
        .. SeedChecks.Joined(15, 3),
        .. SeedChecks.Brief(2),
        .. Facts.Of<PlanSizeTests>(nameof(PlanSizeTests.Forty_facts_stand_in_two_blocks_of_one_word),
            nameof(PlanSizeTests.Seventy_facts_have_no_room_in_a_word),
            nameof(PlanSizeTests.Two_hundred_rules_take_a_row_of_four_words),
            nameof(PlanSizeTests.Four_hundred_rules_are_found_block_by_block),
            nameof(PlanSizeTests.Thousands_of_thresholds_keep_a_row_for_every_few_of_them),
            nameof(PlanSizeTests.Rules_in_a_chain_of_overrides_are_defeated_one_by_the_next),
            nameof(PlanSizeTests.Rules_in_a_long_chain_of_overrides_are_too),
            nameof(PlanSizeTests.A_case_without_what_an_obligation_alone_looks_at_is_no_known_one)),
        .. SeedChecks.Complete(20, 15),
        .. SeedChecks.Partial(10, 5),
        .. SeedChecks.Records(5, 3),
        .. SeedChecks.Completions(5),
        .. SeedChecks.Statements(Repository.Language("Accepted"), 3),
        .. GoldenChecks.All(15),
        .. Facts.Of<FormatterTests>(nameof(FormatterTests.A_file_is_laid_out_as_its_snapshot_shows),
            nameof(FormatterTests.A_file_that_does_not_parse_has_no_layout_and_says_why)),
    ];

    /// <summary>The first check that fails, in their order, and what it says; null where none does.</summary>
    /// <param name="passed">What is told of each check that passes, with how long it took.</param>
    /// <param name="only">The first line of the name of the check that alone is tried; null for all.</param>
    public static string? FirstFailure(Action<Check, TimeSpan>? passed = null, string? only = null)
    {
        var failures = new ConcurrentDictionary<long, string>();
        // Once one has failed, only those before it are still tried: so the first is the same
        // on any number of processors.
        Parallel.ForEach(Partitioner.Create(Checks.Where(c => only is null || c.Name.Split('\n')[0] == only),
            EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (check, state, at) =>
            {
                var watch = Stopwatch.StartNew();
                try
                {
                    check.Work();
                    passed?.Invoke(check, watch.Elapsed);
                }
                catch (Exception e)
                {
                    failures[at] = $"{check.Name}\n{e.GetType().Name}: {e.Message}";
                    state.Break();
                }
            });
        return failures.IsEmpty ? null : failures.MinBy(f => f.Key).Value;
    }
}
