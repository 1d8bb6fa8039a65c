using System;
using System.Runtime.InteropServices;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>Secrets between text and SecureString.</summary>
internal static class SecretText
{
    /// <summary>Reads a SecureString for as long as a reader takes, and wipes the copy that had to be made.</summary>
    internal static T Read<T>(SecureString secret, Func<string, T> read)
    {
        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            // By its length: to the first NUL alone, it could be a secret that nobody supplied.
            return read(Marshal.PtrToStringUni(copy, secret.Length));
        }
        finally
        {
            // ZeroFreeGlobalAllocUnicode wipes only up to the first NUL.
            Marshal.Copy(new char[secret.Length], 0, copy, secret.Length);
            Marshal.FreeHGlobal(copy);
        }
    }

    internal static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
