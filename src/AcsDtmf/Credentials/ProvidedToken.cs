using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using AcsDtmf.Binding;

namespace AcsDtmf.Credentials;

/// <summary>Reads the output of token providers: a string, a SecureString, or an object such as those that Get-AzAccessToken and the Azure CLI return.</summary>
internal static class ProvidedToken
{
    /// <exception cref="CallingException">The output is not one token. The message does not contain the output.</exception>
    internal static BearerToken Read(IEnumerable<PSObject?> output)
    {
        PSObject[] values = output.Where(value => value?.BaseObject is not null).ToArray()!;
        return values.Length switch
        {
            0 => throw Failure("-TokenProvider returned nothing."),
            1 => Read(values[0]),
            _ => throw Failure($"-TokenProvider returned {values.Length} objects instead of one token."),
        };
    }

    internal static CallingException Failure(string message, Exception? exception = null) =>
        new(CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed, message, exception)
        {
            RecommendedAction = "Run the script block by itself: it must return one token (a string, a SecureString, or an object with Token and ExpiresOn) and nothing else. Pipe other output to Out-Null.",
        };

    private static BearerToken Read(PSObject value)
    {
        if (value.BaseObject is string or SecureString)
        {
            return ReadText(value.BaseObject, expiresOn: null);
        }

        var shape = new Shape(value);
        object? token = shape.Member("Token") ?? shape.Member("AccessToken");
        return Shape.Unwrap(token) is { } text and (string or SecureString)
            ? ReadText(text, ReadTime(shape.Member("ExpiresOn")))
            : throw Failure("-TokenProvider returned an object without a token.");
    }

    private static BearerToken ReadText(object token, DateTimeOffset? expiresOn)
    {
        try
        {
            return token is SecureString secret
                ? SecretText.Read(secret, text => BearerToken.FromText(text, expiresOn))
                : BearerToken.FromText((string)token, expiresOn);
        }
        catch (CallingException error)
        {
            throw Failure($"-TokenProvider returned an invalid token. {error.Message}");
        }
    }

    /// <summary>Returns the time; null if it cannot be read, because most tokens contain their own expiry.</summary>
    private static DateTimeOffset? ReadTime(object? value) => Shape.Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) => time,
        _ => null,
    };
}
