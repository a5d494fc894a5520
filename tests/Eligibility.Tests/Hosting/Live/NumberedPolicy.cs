using System.Security.Cryptography;
using System.Text;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>
/// A policy for each number, of which the number alone says what it decides: adults of one age are warned, and which age
/// that is changes from number to number. Its edition is the number, so that a decision says by which it was made.
/// </summary>
internal static class NumberedPolicy
{
    public const int Ages = 90;

    public static string Text(string title, int number) => FormattableString.Invariant($"""
        policy "{title}"
            edition "{number}"
            in force from 1 January 2020
        fact age: whole number
        outcome warn "A warning"
        outcome charge "A charge"
        rule those of that age
            warn when age is at least {Age(number)}
            because "Number {number} warns them."
        otherwise charge
        end

        """);

    /// <summary>The outcome, without an engine.</summary>
    public static string Outcome(int number, int age) => age >= Age(number) ? "warn" : "charge";

    /// <summary>The hash that the language asks for, without an engine.</summary>
    public static string Hash(string path, string title, int number) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(path + "\n" + Text(title, number) + "\0")));

    private static int Age(int number) => 1 + number % (Ages - 1);
}
