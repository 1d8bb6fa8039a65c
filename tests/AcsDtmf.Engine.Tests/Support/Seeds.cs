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

    private static int? Named =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int seed) ? seed : null;

    /// <summary>Returns the few seeds of a test that takes long.</summary>
    public static IEnumerable<int> Few() => Named is { } seed ? [seed] : Known;

    /// <summary>Returns as many seeds as a quick test wants.</summary>
    public static IEnumerable<int> Take(int count) => Named is { } seed ? [seed] : Enumerable.Range(Known[1], count);
}
