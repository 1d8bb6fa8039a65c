using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Page;

/// <summary>Masks headers whose names suggest a secret.</summary>
internal static class SecretHeaders
{
    public static IReadOnlyDictionary<string, string> Mask(IHeaderDictionary headers) => headers.ToDictionary(
        header => header.Key,
        header => SecretNames.Contains(header.Key) ? SecretNames.Masked : header.Value.ToString(),
        StringComparer.OrdinalIgnoreCase);
}
