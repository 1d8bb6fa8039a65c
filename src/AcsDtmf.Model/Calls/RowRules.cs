using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>The rules of rows. Each check returns why a value is invalid, or null if it is valid.</summary>
internal static class RowRules
{
    // The service's ids are GUIDs. The limit keeps the text of a wrong column out of the request URI.
    private const int LongestCallConnectionId = 256;

    /// <summary>The advice of the commands that read. People run them without an id because they expect a list.</summary>
    internal const string CallsCannotBeListed =
        "The service cannot list calls. Supply the id that the application received when it created or answered the call, or the callConnectionId of one of the call's events.";

    private const string NumberAdvice = "Write a phone number as +14255550123 (in a spreadsheet, format the column as text), and any other participant as its raw id, for example 8:acs:….";

    internal static CallingException? CheckCallConnectionId(
        string? id,
        string adviceIfMissing = "Supply it in a column or property named CallConnectionId, or with -CallConnectionId.")
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return Invalid("is missing", adviceIfMissing);
        }

        if (id!.Length > LongestCallConnectionId)
        {
            return Invalid($"is longer than {LongestCallConnectionId} characters", "Check which column is bound to -CallConnectionId.");
        }

        // An id contains none of these characters, and each of them could change the target of the request.
        if (id == "." || id.Contains("..") || HasAny(id, static c => c is '/' or '\\' or '?' or '#' || char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)))
        {
            return Invalid("contains characters that are not allowed in an id", "Supply a GUID such as 18dea47f-b081-4107-9a5c-4300819d2c6c. An id cannot contain '/', '\\', '?', '#', '..' or white space.");
        }

        return id[0] == '+' || id.StartsWith("4:", StringComparison.Ordinal) || id.StartsWith("8:", StringComparison.Ordinal) || id.StartsWith("28:", StringComparison.Ordinal)
            ? Invalid($"'{id}' names a participant, not a call", "Supply the call's id as -CallConnectionId. Commands that act on a participant take it as -TargetParticipant.")
            : null;

        static CallingException Invalid(string why, string advice) =>
            Rejection(CallingErrorCode.InvalidCallConnectionId, $"The call connection id {why}.", advice);
    }

    internal static CallingException? CheckTargetParticipant(CommunicationIdentifier? participant)
    {
        if (participant is null)
        {
            return Invalid("is missing", "Supply it in a column or property named TargetParticipant (or RawId, PhoneNumber …), or with -TargetParticipant.");
        }

        string rawId = participant.RawId;
        if (string.IsNullOrWhiteSpace(rawId) || HasAny(rawId, static c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)))
        {
            return Invalid("is empty or contains characters that are not allowed in a raw id", NumberAdvice);
        }

        // Spreadsheets remove the plus sign, and some convert the rest to 1.42555E+10.
        if (participant is UnknownIdentifier && (rawId[0] == '+' || !HasAny(rawId, static c => c is not ((>= '0' and <= '9') or '.' or ',' or 'E' or 'e' or '+' or '-' or '(' or ')'))))
        {
            return Invalid($"'{rawId}' looks like a phone number but is not in E.164 form", NumberAdvice);
        }

        return HasEmptyMember(participant)
            ? Invalid($"'{rawId}' has a prefix but no id", "List the call's participants to see their raw ids.")
            : null;

        static CallingException Invalid(string why, string advice) =>
            Rejection(CallingErrorCode.InvalidTargetParticipant, $"The participant {why}.", advice);
    }

    private static bool HasEmptyMember(CommunicationIdentifier participant) => participant switch
    {
        CommunicationUserIdentifier user => user.Id.EndsWith(":", StringComparison.Ordinal),
        PhoneNumberIdentifier number => number.Value.Length == 0 || number.Value == "+",
        MicrosoftTeamsUserIdentifier user => user.UserId.Length == 0,
        MicrosoftTeamsAppIdentifier app => app.AppId.Length == 0,
        TeamsExtensionUserIdentifier user => user.UserId.Length == 0 || user.TenantId.Length == 0 || user.ResourceId.Length == 0,
        _ => false,
    };

    internal static CallingException? CheckOperationContext(string? context)
    {
        if (context is null)
        {
            return null;
        }

        for (int i = 0; i < context.Length; i++)
        {
            // An unpaired surrogate has no UTF-8 form, so the service would return a different context.
            if (char.IsSurrogate(context[i]) && !(char.IsSurrogatePair(context, i) && i++ >= 0))
            {
                return Rejection(
                    CallingErrorCode.InvalidOperationContext,
                    "The operation context contains an unpaired surrogate.",
                    "Specify the encoding of the file with Import-Csv -Encoding.");
            }
        }

        return null;
    }

    internal static CallingException? CheckCallbackUri(string? callbackUri)
    {
        if (callbackUri is null)
        {
            return null;
        }

        bool isGood = UriText.ParseAbsolute(callbackUri) is { } uri
            && uri.Host.Length > 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        return isGood
            ? null
            : Rejection(
                CallingErrorCode.InvalidOperationCallbackUri,
                "The callback URI is not an absolute https URI.",
                "Supply the full address, for example https://contoso.example/events, or omit it to use the call's own callback URI.");
    }

    internal static CallingException? CheckTones(IReadOnlyList<string> tones) => tones.Count switch
    {
        0 => Rejection(CallingErrorCode.InvalidTone, "There are no tones to send.", "Supply them as -Tone 1,2,'#' or in a column named Tones."),
        > DtmfTone.MaximumCount => Rejection(
            CallingErrorCode.InvalidTone,
            $"There are {tones.Count} tones, but one request sends at most {DtmfTone.MaximumCount}.",
            "Split them into several rows, and send each row after the SendDtmfTonesCompleted event of the previous one."),
        _ => null,
    };

    /// <summary>Returns whether any character matches. Hot path: the enumerator of LINQ costs more than all other rules.</summary>
    private static bool HasAny(string text, Predicate<char> isMeant)
    {
        foreach (char c in text)
        {
            if (isMeant(c))
            {
                return true;
            }
        }

        return false;
    }

    private static CallingException Rejection(string code, string message, string advice) =>
        new(CallingErrorKind.InvalidRow, code, message) { RecommendedAction = advice };
}
