using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Completion;

/// <summary>Completes the api-versions that support the operations of this module, in descending order.</summary>
public sealed class ApiVersionCompleter : TextCompleter
{
    private static readonly string[] Versions =
    [
        "2026-03-12",
        "2025-08-15-preview",
        "2025-06-15",
        "2025-05-15",
        "2024-09-15",
        "2024-06-15-preview",
        "2024-04-15",
        "2023-10-15",
    ];

    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters) => Versions.Select(version => (version, version));
}
