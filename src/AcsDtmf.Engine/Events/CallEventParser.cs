using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Converts a JSON object to an event. A member that is absent or has an unexpected type is null, because the service adds and removes members
/// between versions, and an event is useful without them.
/// </summary>
internal static class CallEventParser
{
    /// <summary>Parses an event.</summary>
    /// <returns>The event, or why the element is not an event.</returns>
    /// <exception cref="InvalidOperationException">A name or text in the element is not valid Unicode.</exception>
    internal static (CallEvent? Event, string? Flaw) Parse(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return (null, $"The event is {Describe(element.ValueKind)}, not an object.");
        }

        return FindType(element, "type") is { } type
            ? (Create(type, element, Find(element, "source"), Find(element, "time")), null)
            : ParseEventGrid(element);
    }

    private static (CallEvent? Event, string? Flaw) ParseEventGrid(JsonElement element)
    {
        if (FindType(element, "eventType") is not { } type)
        {
            return (null, "The event has neither a type (CloudEvents) nor an eventType (Event Grid).");
        }

        // Event Grid can deliver a whole CloudEvent as the data of its own envelope.
        return Member(element, "data") is { } data && FindType(data, "type") is not null && Find(data, "specversion") is not null
            ? Parse(data)
            : (Create(type, element, Find(element, "topic"), Find(element, "eventTime")), null);
    }

    private static CallEvent Create(string type, JsonElement envelope, string? source, string? time)
    {
        JsonElement? data = Member(envelope, "data");
        var common = new CallEvent
        {
            Id = Find(envelope, "id"),
            Type = type,
            Time = ParseTime(time),
            Source = source,
            Subject = Find(envelope, "subject"),
            CallConnectionId = Find(data, "callConnectionId"),
            ServerCallId = Find(data, "serverCallId"),
            CorrelationId = Find(data, "correlationId"),
            OperationContext = Find(data, "operationContext"),
            ResultInformation = ParseResult(Member(data, "resultInformation")),
            Data = data?.GetRawText(),
        };
        return type switch
        {
            CallEventType.CallConnected => new CallConnected(common),
            CallEventType.CallDisconnected => new CallDisconnected(common),
            CallEventType.ContinuousDtmfRecognitionToneReceived => ToneReceived(common, data),
            CallEventType.ContinuousDtmfRecognitionToneFailed => new ContinuousDtmfRecognitionToneFailed(common),
            CallEventType.ContinuousDtmfRecognitionStopped => new ContinuousDtmfRecognitionStopped(common),
            CallEventType.ParticipantsUpdated => Updated(common, data),
            CallEventType.SendDtmfTonesCompleted => new SendDtmfTonesCompleted(common),
            CallEventType.SendDtmfTonesFailed => new SendDtmfTonesFailed(common),
            _ => common,
        };
    }

    private static ContinuousDtmfRecognitionToneReceived ToneReceived(CallEvent common, JsonElement? data)
    {
        // The previews of 2023 send the tone and its number in a nested object.
        JsonElement? nested = Member(data, "toneInfo");
        return new ContinuousDtmfRecognitionToneReceived(common)
        {
            Tone = Find(data, "tone") ?? Find(nested, "tone"),
            SequenceId = FindNumber(data, "sequenceId") ?? FindNumber(nested, "sequenceId"),
        };
    }

    private static ParticipantsUpdated Updated(CallEvent common, JsonElement? data) => new(common)
    {
        Participants = data?.GetItems("participants").Select(participant => ParseParticipant(participant, common.CallConnectionId)).ToArray() ?? [],
        SequenceNumber = FindNumber(data, "sequenceNumber"),
    };

    /// <summary>Parses a participant. A participant with an invalid identifier stays in the list, so that the length of the list is correct.</summary>
    private static CallParticipant ParseParticipant(JsonElement participant, string? callConnectionId)
    {
        try
        {
            return CallReader.ReadParticipant(participant, callConnectionId);
        }
        catch (FormatException)
        {
            return new CallParticipant { CallConnectionId = callConnectionId };
        }
    }

    private static ResultInformation? ParseResult(JsonElement? element) => element is not { ValueKind: JsonValueKind.Object }
        ? null
        : new ResultInformation
        {
            Code = FindNumber(element, "code"),
            SubCode = FindNumber(element, "subCode"),
            Message = Find(element, "message"),
            SipDetails = ParseDiagnostics(Member(element, "sipDetails")),
            Q850Details = ParseDiagnostics(Member(element, "q850Details")),
        };

    private static SipDiagnosticInfo? ParseDiagnostics(JsonElement? element) => element is not { ValueKind: JsonValueKind.Object }
        ? null
        : new SipDiagnosticInfo { Code = FindNumber(element, "code"), Message = Find(element, "message") };

    private static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>Returns a member, which is the last one if several have the name; null if it is absent or null.</summary>
    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent
        && parent.TryGetProperty(name, out JsonElement member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    private static string? Find(JsonElement? element, string name) => element?.GetText(name);

    /// <summary>Returns the member that identifies the envelope; null if it is not a string or is empty.</summary>
    private static string? FindType(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } type ? type : null;

    private static int? FindNumber(JsonElement? element, string name) =>
        int.TryParse(Find(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "an array",
        _ => "a Boolean",
    };
}
