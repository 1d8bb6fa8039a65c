using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>What an issued token looks like to the client.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TokenForm>))]
public enum TokenForm
{
    /// <summary>A JSON web token whose expiry the client can read.</summary>
    Jwt,

    /// <summary>Text that tells the client nothing.</summary>
    Opaque,
}
