using System;

namespace AcsDtmf;

/// <summary>
/// Names a participant of a call. Two identifiers are equal when their raw ids are.
/// </summary>
/// <remarks>
/// The kinds and their raw id forms are those of the service's CommunicationIdentifierModel. A kind that this version does
/// not know is an <see cref="UnknownIdentifier"/>, which goes to the service as its raw id.
/// </remarks>
public abstract class CommunicationIdentifier : IEquatable<CommunicationIdentifier>
{
    private protected CommunicationIdentifier(string kind, string formattedRawId, string? explicitRawId)
    {
        Kind = kind;
        RawId = string.IsNullOrEmpty(explicitRawId) ? formattedRawId : explicitRawId!;
        HasExplicitRawId = !string.Equals(RawId, formattedRawId, StringComparison.Ordinal);
    }

    /// <summary>Gets the kind, in the service's own word; see <see cref="CommunicationIdentifierKind"/>.</summary>
    public string Kind { get; }

    /// <summary>Gets the raw id: the one text that names the participant in every API of the service.</summary>
    public string RawId { get; }

    /// <summary>Gets a value indicating whether the raw id was given and says something other than the members do.</summary>
    internal bool HasExplicitRawId { get; }

    /// <summary>Reads a raw id by the service's rules. A form of no known kind becomes an <see cref="UnknownIdentifier"/>.</summary>
    /// <param name="rawId">The raw id, for example <c>8:acs:…</c>, <c>4:+14255550123</c> or <c>8:orgid:…</c>.</param>
    /// <returns>The identifier, whose <see cref="RawId"/> is <paramref name="rawId"/>.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static CommunicationIdentifier FromRawId(string rawId) => RawIdFormat.Read(rawId);

    /// <summary>Reads what a person writes: a raw id, or a bare phone number in E.164 form such as <c>+14255550123</c>.</summary>
    /// <param name="text">The text; white space around it is ignored.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static CommunicationIdentifier Parse(string text)
    {
        string trimmed = text?.Trim() ?? string.Empty;
        return E164.IsNumber(trimmed) ? new PhoneNumberIdentifier(trimmed) : RawIdFormat.Read(trimmed);
    }

    /// <inheritdoc/>
    public bool Equals(CommunicationIdentifier? other) =>
        other is not null && string.Equals(RawId, other.RawId, StringComparison.Ordinal);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as CommunicationIdentifier);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => StringComparer.Ordinal.GetHashCode(RawId);

    /// <summary>Returns the raw id.</summary>
    /// <returns><see cref="RawId"/>.</returns>
    public sealed override string ToString() => RawId;
}
