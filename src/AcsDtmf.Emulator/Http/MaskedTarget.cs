using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace AcsDtmf.Emulator.Http;

/// <summary>Shows the target of a request without secrets. A terminal may display it, so control characters are replaced.</summary>
internal static class MaskedTarget
{
    private const char Replacement = '\uFFFD';

    private static readonly Regex Parameter = new("(?<=[?&])(?<name>[^=&]*)=[^&]*");
    private static readonly Regex UserInfo = new("(?<=^[a-z]+://)[^/?@]*(?=@)", RegexOptions.IgnoreCase);

    public static string Of(string rawTarget)
    {
        string masked = UserInfo.Replace(Parameter.Replace(rawTarget, MaskParameter), SecretNames.Masked);
        return string.Concat(masked.Select(character => char.IsControl(character) ? Replacement : character));
    }

    private static string MaskParameter(Match parameter)
    {
        string name = parameter.Groups["name"].Value;
        return SecretNames.Contains(Uri.UnescapeDataString(name)) ? $"{name}={SecretNames.Masked}" : parameter.Value;
    }
}
