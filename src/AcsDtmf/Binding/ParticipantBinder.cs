using System;
using System.Globalization;
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
            participant = Bind(value, isHeld: false);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or GetValueException)
        {
            // Properties may be scripts, and scripts fail. That is this row's trouble and not the run's.
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

    private static CommunicationIdentifier? Bind(object? value, bool isHeld)
    {
        object? given = Shape.Unwrap(value);
        switch (given)
        {
            case null:
                return null;

            case CommunicationIdentifier identifier:
                return identifier;

            case string text:
                return Text.OrNull(text) is { } rawId ? CommunicationIdentifier.Parse(rawId) : null;

            case int or long or double or decimal:
                // No number is a participant, but the rules have better words for one that was meant as a phone number.
                return CommunicationIdentifier.Parse(Convert.ToString(given, CultureInfo.InvariantCulture));

            default:
                // Participants, of this module or of the SDK, hold their identifier. An identifier holds none: it could be itself.
                var shape = new Shape(value!);
                return !isHeld && (shape.Member("TargetParticipant") ?? shape.Member("Identifier")) is { } inner
                    ? Bind(inner, isHeld: true)
                    : IdentifierModel.Read(shape);
        }
    }
}
