using System;
using System.Globalization;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Converts a value to a participant.</summary>
internal static class ParticipantBinder
{
    /// <summary>Binds a value.</summary>
    /// <param name="value">The value that the user supplied.</param>
    /// <param name="participant">The participant; null if the value is missing or invalid.</param>
    /// <returns>Why the value is not a participant; null if it is one or is missing.</returns>
    internal static CallingException? TryBind(object? value, out CommunicationIdentifier? participant)
    {
        try
        {
            participant = Bind(value, isHeld: false);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or GetValueException)
        {
            // Properties may be scripts, and scripts can fail. Such a failure concerns this row only.
            participant = null;
            return new CallingException(
                CallingErrorKind.InvalidRow,
                CallingErrorCode.InvalidTargetParticipant,
                $"The participant {exception.Message}.")
            {
                RecommendedAction = "Supply a raw id, a phone number such as +14255550123, a participant object, or an object in the shape of the service's CommunicationIdentifierModel.",
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

            case Guid id:
                return CommunicationIdentifier.Parse(id.ToString());

            case int or long or double or decimal:
                // A number is not a participant, but the rules of rows return a better error if it is a phone number without its plus sign.
                return CommunicationIdentifier.Parse(Convert.ToString(given, CultureInfo.InvariantCulture));

            default:
                // Participants of this module and of the SDK contain their identifier. Only one level is read, because an object can contain itself.
                var shape = new Shape(value!);
                return !isHeld && (shape.Member("TargetParticipant") ?? shape.Member("Identifier")) is { } inner
                    ? Bind(inner, isHeld: true)
                    : IdentifierModel.Read(shape);
        }
    }
}
