using System;
using System.Collections.Frozen;

namespace AcsDtmf.Emulator.Routing;

/// <summary>The api-versions that know continuous DTMF recognition.</summary>
internal static class ApiVersions
{
    public const string Latest = "2026-03-12";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "2023-01-15-preview",
        "2023-06-15-preview",
        "2023-10-15",
        "2024-04-15",
        "2024-06-15-preview",
        "2024-09-15",
        "2025-05-15",
        "2025-06-15",
        "2025-08-15-preview",
        Latest);

    public static bool IsKnown(string apiVersion) => Known.Contains(apiVersion);
}
