namespace AcsDtmf;

/// <summary>Writes numbers of things.</summary>
internal static class Quantity
{
    /// <summary>Returns a number and its noun, in the singular or the plural.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular. An s makes it plural.</param>
    internal static string Of(long count, string noun) => $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}";
}
