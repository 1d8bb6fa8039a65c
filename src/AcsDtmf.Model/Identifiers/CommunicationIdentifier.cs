using System;

namespace AcsDtmf;

/// <summary>
/// Identifies a participant of a call. Two identifiers are equal if their raw ids are equal.
/// </summary>
/// <remarks>
/// The kinds and the forms of their raw ids are those of the service's CommunicationIdentifierModel. An identifier of an unknown kind is
/// an <see cref="UnknownIdentifier"/>, which is sent to the service as its raw id.
/// </remarks>
public abstract class CommunicationIdentifier : IEquatable<CommunicationIdentifier>
{
    private protected CommunicationIdentifier(string kind, string formattedRawId, string? explicitRawId)
    {
        Kind = kind;
        RawId = string.IsNullOrEmpty(explicitRawId) ? formattedRawId : explicitRawId!;
        HasExplicitRawId = !string.Equals(RawId, formattedRawId, StringComparison.Ordinal);
    }

    /// <summary>Gets the kind, as the service names it; see <see cref="CommunicationIdentifierKind"/>.</summary>
    public string Kind { get; }

    /// <summary>Gets the raw id, which identifies the participant in every API of the service.</summary>
    public string RawId { get; }

    /// <summary>Gets a value indicating whether the raw id was supplied and differs from the one that the members form.</summary>
    internal bool HasExplicitRawId { get; }

    /// <summary>Parses a raw id by the service's rules. A raw id of an unknown form becomes an <see cref="UnknownIdentifier"/>.</summary>
    /// <param name="rawId">The raw id, for example <c>8:acs:…</c>, <c>4:+14255550123</c> or <c>8:orgid:…</c>.</param>
    /// <returns>The identifier, whose <see cref="RawId"/> is <paramref name="rawId"/>.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static CommunicationIdentifier FromRawId(string rawId) => RawIdFormat.Read(rawId);

    /// <summary>Parses a raw id, or a bare phone number in E.164 form such as <c>+14255550123</c>.</summary>
    /// <param name="text">The text; leading and trailing white space is ignored.</param>
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
