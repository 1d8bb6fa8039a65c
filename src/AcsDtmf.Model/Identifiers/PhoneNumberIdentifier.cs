using System;

namespace AcsDtmf;

/// <summary>A phone number in a call.</summary>
public sealed class PhoneNumberIdentifier : CommunicationIdentifier
{
    private const string AnonymousValue = "anonymous";

    /// <summary>Initializes a new instance of the <see cref="PhoneNumberIdentifier"/> class.</summary>
    /// <param name="value">The number in E.164 form, or <c>anonymous</c> for a withheld number.</param>
    /// <param name="rawId">The raw id; null if it is <c>4:</c> and the value.</param>
    public PhoneNumberIdentifier(string value, string? rawId = null)
        : base(CommunicationIdentifierKind.PhoneNumber, "4:" + value, rawId)
    {
        Value = value;
        IsAnonymous = string.Equals(value, AnonymousValue, StringComparison.Ordinal);
        AssertedId = AssertedIdOf(value);
    }

    /// <summary>Initializes a new instance of the <see cref="PhoneNumberIdentifier"/> class from the members of the service's model.</summary>
    /// <param name="value">The number in E.164 form, or <c>anonymous</c> for a withheld number.</param>
    /// <param name="isAnonymous">Whether the number is withheld; null to derive it from the value.</param>
    /// <param name="assertedId">The asserted id; null to derive it from the value.</param>
    /// <param name="rawId">The raw id; null if it is <c>4:</c> and the value.</param>
    public PhoneNumberIdentifier(string value, bool? isAnonymous, string? assertedId, string? rawId)
        : this(value, rawId)
    {
        IsAnonymous = isAnonymous ?? IsAnonymous;
        AssertedId = assertedId ?? AssertedId;
    }

    /// <summary>Gets the number in E.164 form.</summary>
    public string Value { get; }

    /// <summary>Gets a value indicating whether the caller withheld the number.</summary>
    public bool IsAnonymous { get; }

    /// <summary>Gets the asserted id, which distinguishes participants that have the same number in one call; null if there is none.</summary>
    public string? AssertedId { get; }

    private static string? AssertedIdOf(string value)
    {
        int underscore = value.LastIndexOf('_');
        return underscore < 0 || underscore == value.Length - 1 ? null : value.Substring(underscore + 1);
    }
}
