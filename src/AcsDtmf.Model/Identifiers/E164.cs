namespace AcsDtmf;

/// <summary>Recognizes international phone numbers: a plus sign and up to fifteen digits, the first of which is not zero (ITU-T E.164).</summary>
internal static class E164
{
    private const int MaximumDigits = 15;

    internal static bool IsNumber(string text)
    {
        if (text.Length < 2 || text.Length > MaximumDigits + 1 || text[0] != '+' || text[1] == '0')
        {
            return false;
        }

        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
