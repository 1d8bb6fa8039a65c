using System;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Understands everything a participant may be given as.</summary>
internal static class ParticipantBinder
{
    /// <summary>Binds a value.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="participant">The participant; null when there is no value, or none that can be understood.</param>
    /// <returns>Why the value is not a participant; null when it is one or is missing.</returns>
    internal static CallingException? TryBind(object? value, out CommunicationIdentifier? participant)
    {
        try
        {
            participant = Bind(value);
            return null;
        }
        catch (FormatException exception)
        {
            participant = null;
            return new CallingException(
                CallingErrorKind.InvalidRow,
                CallingErrorCode.InvalidTargetParticipant,
                $"The participant {exception.Message}.")
            {
                RecommendedAction = "Give a raw id, a phone number such as +14255550123, a participant object, or an object in the shape of the service's CommunicationIdentifierModel.",
            };
        }
    }

    private static CommunicationIdentifier? Bind(object? value)
    {
        switch (value is PSObject wrapped ? wrapped.BaseObject : value)
        {
            case null:
                return null;

            case CommunicationIdentifier identifier:
                return identifier;

            case string text:
                return Text.OrNull(text) is { } rawId ? CommunicationIdentifier.Parse(rawId) : null;

            default:
                // Participants, of this module or of the SDK, hold their identifier.
                var shape = new Shape(value!);
                return (shape.Member("TargetParticipant") ?? shape.Member("Identifier")) is { } inner
                    ? Bind(inner)
                    : IdentifierModel.Read(shape);
        }
    }
}
