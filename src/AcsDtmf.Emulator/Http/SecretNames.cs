using System;

namespace AcsDtmf.Emulator.Http;

/// <summary>Recognizes headers and parameters whose names suggest a secret.</summary>
internal static class SecretNames
{
    /// <summary>The text that replaces a secret.</summary>
    public const string Masked = "(masked)";

    private static readonly string[] Words =
        ["authorization", "cookie", "credential", "identity", "key", "password", "secret", "signature", "token"];

    public static bool Contains(string name) =>
        Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
