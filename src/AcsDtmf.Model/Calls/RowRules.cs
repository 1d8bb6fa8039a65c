using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>What no row can be valid with. Each check gives the reason, or null when nothing is known against the value.</summary>
internal static class RowRules
{
    // Real ids are GUIDs. The limit keeps a misplaced column from becoming an address.
    private const int LongestCallConnectionId = 256;

    private const string NumberAdvice = "Write a phone number as +14255550123 (in a CSV from a spreadsheet, format the column as text), any other participant as its raw id, for example 8:acs:….";

    internal static CallingException? CheckCallConnectionId(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return Invalid("is missing", "Bind it from a column or property named CallConnectionId, or pass -CallConnectionId.");
        }

        if (id!.Length > LongestCallConnectionId)
        {
            return Invalid($"is longer than {LongestCallConnectionId} characters", "Check which column is bound to it.");
        }

        // Not one of these can be part of an id, and each could change where a request goes.
        if (id == "." || id.Contains("..") || HasAny(id, static c => c is '/' or '\\' or '?' or '#' || char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)))
        {
            return Invalid("has characters that no id has", "An id is a GUID such as 18dea47f-b081-4107-9a5c-4300819d2c6c; '/', '\\', '?', '#', '..' and white space cannot be in it.");
        }

        return id[0] == '+' || id.StartsWith("4:", StringComparison.Ordinal) || id.StartsWith("8:", StringComparison.Ordinal) || id.StartsWith("28:", StringComparison.Ordinal)
            ? Invalid($"'{id}' names a participant, not a call", "Bind it to -TargetParticipant, and the call's id to -CallConnectionId.")
            : null;

        static CallingException Invalid(string why, string advice) =>
            Rejection(CallingErrorCode.InvalidCallConnectionId, $"The call connection id {why}.", advice);
    }

    internal static CallingException? CheckTargetParticipant(CommunicationIdentifier? participant)
    {
        if (participant is null)
        {
            return Invalid("is missing", "Bind it from a column or property named TargetParticipant (or RawId, PhoneNumber …), or pass -TargetParticipant.");
        }

        string rawId = participant.RawId;
        if (string.IsNullOrWhiteSpace(rawId) || HasAny(rawId, static c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)))
        {
            return Invalid("is empty or has characters that no raw id has", NumberAdvice);
        }

        // A spreadsheet eats the plus sign, and at times turns the rest into 1.42555E+10.
        if (participant is UnknownIdentifier && (rawId[0] == '+' || !HasAny(rawId, static c => c is not ((>= '0' and <= '9') or '.' or ',' or 'E' or 'e' or '+' or '-' or '(' or ')'))))
        {
            return Invalid($"'{rawId}' looks like a phone number, but is not one in E.164 form", NumberAdvice);
        }

        return HasEmptyMember(participant)
            ? Invalid($"'{rawId}' has a prefix and no id behind it", "List the call's participants to see their raw ids.")
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
            // Half a surrogate pair has no UTF-8 form; it would come back from the service as something else.
            if (char.IsSurrogate(context[i]) && !(char.IsSurrogatePair(context, i) && i++ >= 0))
            {
                return Rejection(
                    CallingErrorCode.InvalidOperationContext,
                    "The operation context is not valid Unicode text.",
                    "Read the file in the encoding it was written in: Import-Csv -Encoding.");
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

        bool isGood = Uri.TryCreate(callbackUri, UriKind.Absolute, out Uri? uri)
            && uri.Host.Length > 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        return isGood
            ? null
            : Rejection(
                CallingErrorCode.InvalidOperationCallbackUri,
                "The callback URI is not an absolute https URI.",
                "Give the whole address, for example https://contoso.example/events, or leave it out to use the call's own callback.");
    }

    internal static CallingException? CheckTones(IReadOnlyList<string> tones) => tones.Count switch
    {
        0 => Rejection(CallingErrorCode.InvalidTone, "There are no tones to send.", "Give them as -Tone 1,2,'#' or in a column named Tones."),
        > DtmfTone.MaximumCount => Rejection(
            CallingErrorCode.InvalidTone,
            $"There are {tones.Count} tones; the service sends at most {DtmfTone.MaximumCount} at once.",
            "Divide them among several rows, and send one when the SendDtmfTonesCompleted event of the one before has come."),
        _ => null,
    };

    /// <summary>Looks at every character. Each row comes by here, and an enumerator over its texts would cost more than all other rules.</summary>
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
