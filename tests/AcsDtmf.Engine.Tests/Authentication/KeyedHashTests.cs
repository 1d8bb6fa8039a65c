using System;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using AcsDtmf.Engine.Authentication;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

public sealed class KeyedHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 64).Select(number => (byte)number)];

    [Fact]
    public void A_pooled_hash_keeps_no_state_of_its_last_use()
    {
        using var secret = new Secret([.. Key]);
        using var keyed = new KeyedHash(secret);

        foreach (int length in new[] { 3, 300, 0, 3 })
        {
            byte[] text = [.. Enumerable.Repeat((byte)length, length)];
            Assert.Equal(HMACSHA256.HashData(Key, text), Compute(keyed, text));
        }
    }

    [Fact]
    public void Each_thread_gets_its_own_hash()
    {
        using var secret = new Secret([.. Key]);
        using var keyed = new KeyedHash(secret);

        Parallel.For(0, 10_000, number =>
        {
            byte[] text = BitConverter.GetBytes(number);
            Assert.Equal(HMACSHA256.HashData(Key, text), Compute(keyed, text));
        });
    }

    [Fact]
    public void Nothing_is_hashed_once_the_key_is_wiped()
    {
        var secret = new Secret([.. Key]);
        var keyed = new KeyedHash(secret);
        Compute(keyed, [1, 2, 3]);

        secret.Dispose();
        keyed.Dispose();

        Assert.Equal(CallingErrorCode.SessionClosed, Assert.Throws<CallingException>(() => Compute(keyed, [1, 2, 3])).ErrorCode);
    }

    private static byte[] Compute(KeyedHash keyed, byte[] text)
    {
        byte[] hash = new byte[32];
        keyed.Compute(new ArraySegment<byte>(text), hash);
        return hash;
    }
}
