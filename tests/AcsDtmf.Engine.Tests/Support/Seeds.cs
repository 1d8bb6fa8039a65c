using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>The seeds of tests that draw their cases. A case that failed runs again, alone, when the variable names its seed.</summary>
public static class Seeds
{
    public const string Variable = "ACSDTMF_SEED";

    private static readonly int[] Known = [1, 2026, 31203];

    /// <summary>Names how many seeds a fuzz test tries.</summary>
    private const string CountVariable = "ACSDTMF_FUZZ_COUNT";

    private static int? Named => Read(Variable);

    /// <summary>Returns the few seeds of a test that takes long.</summary>
    public static IEnumerable<int> Few() => Named is { } seed ? [seed] : Known;

    /// <summary>Returns as many seeds as a quick test wants.</summary>
    public static IEnumerable<int> Take(int count) => Named is { } seed ? [seed] : Enumerable.Range(Known[1], count);

    /// <summary>Returns the seeds of a fuzz test: as many as it wants, or as the variable asks for.</summary>
    public static IEnumerable<int> Fuzz(int count) => Take(Read(CountVariable) ?? count);

    /// <summary>Returns the line that runs a failed case again.</summary>
    public static string Repeat(int seed, string test) =>
        $"Repeat: {Variable}={seed} dotnet test --project tests/AcsDtmf.Engine.Tests -- --filter-class '*{test}'";

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
