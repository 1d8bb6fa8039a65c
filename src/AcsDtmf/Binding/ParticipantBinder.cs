using System;
using System.Globalization;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Understands everything a participant may be given as.</summary>
internal static class ParticipantBinder
{
    private const string Advice = "Give a raw id, a phone number such as +14255550123, a participant object, or an object in the shape of the service's CommunicationIdentifierModel.";

    /// <summary>Binds a value.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="participant">The participant; null when there is no value, or none that can be understood.</param>
    /// <returns>Why the value is not a participant; null when it is one or is missing.</returns>
    internal static CallingException? TryBind(object? value, out CommunicationIdentifier? participant)
    {
        try
        {
            return TryBind(value, isHeld: false, out participant);
        }
        catch (GetValueException exception)
        {
            // Properties may be scripts, and scripts fail. That is this row's trouble and not the run's.
            participant = null;
            return Rejection($"cannot be read: {exception.Message}");
        }
    }

    private static CallingException? TryBind(object? value, bool isHeld, out CommunicationIdentifier? participant)
    {
        object? given = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (given)
        {
            case null:
                participant = null;
                return null;

            case CommunicationIdentifier identifier:
                participant = identifier;
                return null;

            case string text:
                participant = Text.OrNull(text) is { } rawId ? CommunicationIdentifier.Parse(rawId) : null;
                return null;

            case int or long or double or decimal:
                // No number is a participant, but the rules have better words for one that was meant as a phone number.
                participant = CommunicationIdentifier.Parse(Convert.ToString(given, CultureInfo.InvariantCulture));
                return null;

            default:
                return TryBindShape(new Shape(value!), isHeld, out participant);
        }
    }

    private static CallingException? TryBindShape(Shape shape, bool isHeld, out CommunicationIdentifier? participant)
    {
        participant = null;

        // Participants, of this module or of the SDK, hold their identifier. An identifier holds none: it could be itself.
        if (!isHeld && (shape.Member("TargetParticipant") ?? shape.Member("Identifier")) is { } inner)
        {
            return TryBind(inner, isHeld: true, out participant);
        }

        string? rawId = shape.Text("rawId");
        string? kind = null;
        Shape nested = default;
        foreach (string candidate in IdentifierShape.Kinds)
        {
            if (shape.Object(candidate) is { } found)
            {
                if (kind is not null)
                {
                    return Rejection($"has two nested identifiers, {kind} and {candidate}");
                }

                (kind, nested) = (candidate, found);
            }
        }

        if (kind is null)
        {
            // The kind alone says nothing; the raw id says all.
            participant = rawId is null ? null : CommunicationIdentifier.FromRawId(rawId);
            return participant is null ? Rejection("is an object with neither a raw id nor a nested identifier") : null;
        }

        if (shape.Text("kind") is { } stated && stated != kind)
        {
            return Rejection($"says it is of kind {stated}, but has a nested {kind}");
        }

        participant = IdentifierShape.Read(kind, nested, rawId, out string? missing);
        return missing is null ? null : Rejection($"lacks {kind}.{missing}");
    }

    private static CallingException Rejection(string why) =>
        new(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidTargetParticipant, $"The participant {why}.") { RecommendedAction = Advice };
}
