using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Journal;

/// <summary>Identifies a row by its call, participant, context and callback. The key is a hash of them, so that a million keys fit in memory.</summary>
internal readonly record struct RowKey(ulong High, ulong Low)
{
    private const int HexDigits = 16;

    internal static RowKey Of(CallRequest request)
    {
        var participant = request as ParticipantRequest;
        return Of(
            request.CallConnectionId,
            participant?.TargetParticipant?.RawId,
            participant is { HasUniqueContext: false } ? participant.OperationContext : null,
            participant?.OperationCallbackUri);
    }

    /// <summary>Parses the text of a key in a journal.</summary>
    internal static bool TryParse(string? text, out RowKey key)
    {
        key = default;
        if (text?.Length != 2 * HexDigits || !TryParse(text.Substring(0, HexDigits), out ulong high) || !TryParse(text.Substring(HexDigits), out ulong low))
        {
            return false;
        }

        key = new RowKey(high, low);
        return true;
    }

    /// <summary>Returns the text of the key in a journal.</summary>
    public override string ToString() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);

    private static RowKey Of(string? callConnectionId, string? rawId, string? operationContext, string? operationCallbackUri)
    {
        // Each part includes its length, so that different parts never result in the same text, and a missing part differs from an empty one.
        string[] parts = Array.ConvertAll([callConnectionId, rawId, operationCallbackUri, operationContext], part => $"{part?.Length ?? -1}:{part}");

        // The characters are hashed without an encoding, which would replace all unpaired surrogates with the same character.
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(MemoryMarshal.AsBytes(string.Concat(parts).AsSpan()), hash);
        return new RowKey(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.Slice(8)));
    }

    private static bool TryParse(string hex, out ulong value) => ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
