using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>Provides the seeds of tests with random cases. If the variable is set to the seed of a failed case, only that case runs.</summary>
public static class Seeds
{
    public const string Variable = "ACSDTMF_SEED";

    private static readonly int[] Known = [1, 2026, 31203];

    /// <summary>The name of the variable that sets the number of seeds of a fuzz test.</summary>
    private const string CountVariable = "ACSDTMF_FUZZ_COUNT";

    private static int? Named => Read(Variable);

    /// <summary>Returns the seeds of a slow test.</summary>
    public static IEnumerable<int> Few() => Named is { } seed ? [seed] : Known;

    /// <summary>Returns the seeds of a quick test.</summary>
    public static IEnumerable<int> Take(int count) => Named is { } seed ? [seed] : Enumerable.Range(Known[1], count);

    /// <summary>Returns the seeds of a fuzz test. The variable, if it is set, overrides their number.</summary>
    public static IEnumerable<int> Fuzz(int count) => Take(Read(CountVariable) ?? count);

    /// <summary>Returns the command that repeats a failed case.</summary>
    public static string Repeat(int seed, string test) =>
        $"Repeat: {Variable}={seed} dotnet test --project tests/AcsDtmf.Engine.Tests -- --filter-class '*{test}'";

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
