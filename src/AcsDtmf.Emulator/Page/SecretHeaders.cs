using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Page;

/// <summary>Masks headers whose names suggest a secret.</summary>
internal static class SecretHeaders
{
    public const string Masked = "(masked)";

    private static readonly string[] Words =
        ["authorization", "cookie", "credential", "identity", "key", "password", "secret", "signature", "token"];

    public static IReadOnlyDictionary<string, string> Mask(IHeaderDictionary headers) => headers.ToDictionary(
        header => header.Key,
        header => IsSecret(header.Key) ? Masked : header.Value.ToString(),
        StringComparer.OrdinalIgnoreCase);

    private static bool IsSecret(string name) =>
        Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
