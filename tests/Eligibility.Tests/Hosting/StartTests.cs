using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Eligibility.Tests.Hosting;

/// <summary>What an application finds in its folder when it starts, and what keeps it from starting.</summary>
public class StartTests
{
    private const string Policy = """
        policy "Warnings"
            in force from 1 January 2020
        use "shared/facts.rules"
        outcome warn "A warning"
        outcome charge "A charge"
        rule adults
            warn when age is at least 18
            because "Adults are warned."
        otherwise charge
        end
        """;

    private const string Facts = """
        vocabulary "Facts"
        fact age: whole number of years
        end
        """;

    private const string Marker = """
        library "Policies"
        end
        """;

    [Fact]
    public void An_application_with_the_rules_of_the_repository_starts()
    {
        using var application = Application.WithRulesOfTheRepository();
        application.Start();
        Assert.Contains("Durham Checkpoint", application.Catalogue.Titles);
    }

    [Fact]
    public void The_catalogue_is_one_for_the_whole_application()
    {
        using var application = Application.WithRulesOfTheRepository();
        using var scope = application.Services.CreateScope();
        Assert.Same(application.Catalogue, scope.ServiceProvider.GetRequiredService<PolicyCatalogue>());
    }

    [Fact]
    public void The_folder_is_read_at_start_and_not_again()
    {
        using var application = Application.With(("policy.rules", Policy), ("shared/facts.rules", Facts));
        application.Start();
        File.WriteAllText(Path.Combine(application.Folder, "policy.rules"), "no policy any more");
        Assert.Equal("Warnings", Assert.Single(application.Catalogue.Titles));
    }

    [Fact]
    public void A_folder_read_at_first_use_is_not_read_again_at_start()
    {
        using var application = Application.With(("policy.rules", Policy), ("shared/facts.rules", Facts));
        Assert.Equal("Warnings", Assert.Single(application.Catalogue.Titles));
        File.WriteAllText(Path.Combine(application.Folder, "policy.rules"), "no policy any more");
        application.Start();
    }

    [Fact]
    public void Threads_that_ask_first_at_once_get_one_catalogue()
    {
        using var application = Application.WithRulesOfTheRepository();
        var catalogues = new PolicyCatalogue[8];
        Parallel.For(0, catalogues.Length, i => catalogues[i] = application.Catalogue);
        Assert.All(catalogues, c => Assert.Same(catalogues[0], c));
    }

    [Fact]
    public void Adding_twice_adds_one_catalogue_and_the_later_folder_counts()
    {
        using var application = Application.With(
            [("first/policy.rules", Policy),
                ("second/policy.rules", Policy.Replace("Warnings", "Cautions", StringComparison.Ordinal)),
                ("shared/facts.rules", Facts), ("library.rules", Marker)],
            (own, o) => o.Folder = Path.Combine(own, "first"),
            (own, services) => services.AddEligibility(o => o.Folder = Path.Combine(own, "second")));
        Assert.Equal("Cautions",
            Assert.Single(Assert.Single(application.Services.GetServices<PolicyCatalogue>()).Titles));
    }

    [Fact]
    public void Every_error_is_named_with_its_file_and_line()
    {
        using var application = Application.With(
            ("a/one.rules", Policy.Replace("age", "aeg", StringComparison.Ordinal)),
            ("a/two.rules", "policy \"Two\"\noutcome charge \"A charge\"\notherwise chrage\nend\n"),
            ("shared/facts.rules", Facts));
        var failure = application.FailureAtStart();
        Assert.StartsWith($"the policies in `{application.Folder}` have errors", failure, StringComparison.Ordinal);
        Assert.Contains(" --> a/one.rules:7:15\n", failure, StringComparison.Ordinal);
        Assert.Contains("7 |     warn when aeg is at least 18\n", failure, StringComparison.Ordinal);
        Assert.Contains(" --> a/two.rules:3:11\n", failure, StringComparison.Ordinal);
        Assert.Contains("help: if `charge` is meant: write `otherwise charge`\n", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_two_editions_together_is_one_too()
    {
        using var application = Application.With(("old.rules", Policy), ("new.rules", Policy),
            ("shared/facts.rules", Facts));
        Assert.Contains(" --> old.rules:1:1\n", application.FailureAtStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_keeps_no_application_from_starting()
    {
        using var application = Application.With(("policy.rules",
                Policy.Replace("at least 18", "over 17", StringComparison.Ordinal)),
            ("shared/facts.rules", Facts));
        application.Start();
    }

    [Fact]
    public void A_folder_not_set_is_named_by_its_option()
    {
        using var application = Application.With(services => services.AddEligibility(_ => { }));
        Assert.StartsWith("EligibilityOptions.Folder is not set", application.FailureAtStart(),
            StringComparison.Ordinal);
    }

    [Theory, InlineData("missing"), InlineData("missing\0"), InlineData("missing\u202E"), InlineData("policy.rules")]
    public void A_missing_folder_is_named(string folder)
    {
        using var application = Application.With([("policy.rules", Policy)],
            (own, o) => o.Folder = Path.Combine(own, folder));
        var failure = application.FailureAtStart();
        Assert.StartsWith($"there is no folder `{Path.Combine(application.Folder, folder[..7])}", failure,
            StringComparison.Ordinal);
        Assert.DoesNotContain(failure, c => c is < ' ' or > '~');
    }

    [Fact]
    public void A_folder_without_a_policy_is_named()
    {
        using var application = Application.With(("facts.rules", Facts), ("policy.txt", Policy));
        Assert.StartsWith($"`{application.Folder}` holds no policy", application.FailureAtStart(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_root_is_named()
    {
        using var application = Application.With([("policy.rules", Policy)],
            (own, o) => (o.Folder, o.Root) = (own, Path.Combine(own, "missing")));
        Assert.StartsWith(
            $"there is no folder `{Path.Combine(application.Folder, "missing")}`: EligibilityOptions.Root",
            application.FailureAtStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_outside_the_root_is_refused()
    {
        using var application = Application.With([("policy.rules", Policy), ("root/library.rules", Marker)],
            (own, o) => (o.Folder, o.Root) = (own, Path.Combine(own, "root")));
        Assert.Contains("lies outside the root of the library", application.FailureAtStart(), StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_root_is_the_one_set_or_the_nearest_that_is_marked(bool set)
    {
        using var application = Application.With(
            [("policies/policy.rules", Policy), ("shared/facts.rules", Facts),
                (set ? "readme.txt" : "library.rules", Marker)],
            (own, o) => (o.Folder, o.Root) = (Path.Combine(own, "policies"), set ? own : null));
        Assert.Equal("policies/policy.rules",
            application.Catalogue.Find("Warnings", new DateOnly(2020, 1, 1)).Policy.Source.Path);
    }

    [Fact]
    public void A_relative_folder_starts_at_the_content_root_of_the_host()
    {
        using var application = Application.With(
            [("policies/policy.rules", Policy), ("policies/shared/facts.rules", Facts)],
            (_, o) => o.Folder = "policies",
            (own, services) => services.AddSingleton<IHostEnvironment>(new Environment(own)));
        Assert.Equal("Warnings", Assert.Single(application.Catalogue.Titles));
    }

    [Fact]
    public void A_relative_folder_starts_at_the_folder_of_the_application_where_there_is_no_host()
    {
        using var application = Application.With(services => services.AddEligibility(o => o.Folder = "missing"));
        Assert.Contains($"`{Path.Combine(AppContext.BaseDirectory, "missing")}`", application.FailureAtStart(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_policies_as_a_folder_of_them_is()
    {
        using var application = Application.With(services => services.AddEligibility(o => o.Source = () =>
            Library.Of(("policy.rules", Policy), ("shared/facts.rules", Facts))));
        application.Start();
        Assert.Equal("Warnings", Assert.Single(application.Catalogue.Titles));
    }

    [Fact]
    public void A_source_is_asked_once_and_what_it_throws_is_not_repeated()
    {
        var asked = 0;
        using var application = Application.With(services => services.AddEligibility(o => o.Source = () =>
        {
            asked++;
            throw new InvalidOperationException("password=secret");
        }));
        Assert.Equal("the source of the policies failed with InvalidOperationException", application.FailureAtStart());
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_folder_and_a_source_are_one_too_many()
    {
        using var application = Application.With([("policy.rules", Policy)],
            (own, o) => (o.Folder, o.Source) = (own, () => Library.Of()));
        Assert.Contains("both set", application.FailureAtStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_catalogues_stand_side_by_side_in_one_host_and_each_fault_is_told()
    {
        static Library Titled(string title) => Library.Of(
            ("policy.rules", Policy.Replace("Warnings", title, StringComparison.Ordinal)), ("shared/facts.rules", Facts));
        using var application = Application.With(services => services
            .AddEligibility("north", o => o.Source = () => Titled("North"))
            .AddEligibility("south", o => o.Source = () => Titled("South"))
            .AddEligibility("south", o => o.Root = null)
            .AddEligibility(o => o.Source = () => Titled("Whole")));
        application.Start();
        Assert.Equal(["North", "South", "Whole"], new[] { "north", "south" }
            .Select(name => application.Services.GetRequiredKeyedService<PolicyCatalogue>(name))
            .Append(application.Catalogue).SelectMany(c => c.Titles));

        using var faulty = Application.With(services => services
            .AddEligibility(o => o.Source = () => Titled("Whole"))
            .AddEligibility("south", o => o.Source = () => Library.Of(("policy.rules", "no policy"))));
        Assert.Contains("policy.rules:1:1", Assert.Throws<OptionsValidationException>(faulty.Start).Message,
            StringComparison.Ordinal);
        Assert.Equal("Whole", Assert.Single(faulty.Catalogue.Titles));
    }

    private sealed class Environment(string contentRoot) : IHostEnvironment
    {
        public string ApplicationName { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = contentRoot;

        public string EnvironmentName { get; set; } = "";
    }
}
