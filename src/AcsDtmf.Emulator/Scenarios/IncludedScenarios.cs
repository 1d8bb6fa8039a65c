using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>The scenarios that the assembly contains as resources, so that an installed tool has them.</summary>
internal static class IncludedScenarios
{
    private const string Prefix = "Scenarios/";
    private const string Extension = ".json";

    private static readonly Assembly Assembly = typeof(IncludedScenarios).Assembly;

    /// <summary>Gets the names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Opens a scenario, or returns null if none has the name.</summary>
    public static Stream? Open(string name) => Assembly.GetManifestResourceStream(Prefix + name + Extension);
}
