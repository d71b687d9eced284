/** Base64 of the text's UTF-8 bytes, in the alphabet of URLs and without padding. */
function base64url(text: string): string {
  // Not by TextEncoder: jest's jsdom has none.
  const binary = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

interface SessionTokenClaims {
  sessionId: string;
  userId: string;
  status: 'active' | 'pending';
  issuer: string;
  authorizedParty: string;
  /** Epoch milliseconds. */
  issuedAt: number;
  lifetimeMs: number;
  /** Minutes since the first factor was verified. */
  firstFactorAge: number;
  organizationId: string | null;
}

/**
 * A session token as the Frontend API issues it, with an obviously invalid signature.
 *
 * clerk-js decodes tokens and doesn't verify them; a backend that does will refuse this one.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export function mintSessionToken(claims: SessionTokenClaims): string {
  const { organizationId } = claims;
  const issuedAt = Math.floor(claims.issuedAt / 1000);
  const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: 'ins_fake', typ: 'JWT' };
  const payload = {
    azp: claims.authorizedParty,
    exp: issuedAt + Math.floor(claims.lifetimeMs / 1000),
    fva: [claims.firstFactorAge, -1],
    iat: issuedAt,
    iss: claims.issuer,
    nbf: issuedAt - 10,
    sid: claims.sessionId,
    sts: claims.status,
    sub: claims.userId,
    v: 2,
    ...(organizationId !== null && {
      o: { id: organizationId, rol: 'admin', slg: organizationSlug(organizationId) },
    }),
  };
  return [JSON.stringify(header), JSON.stringify(payload), 'not a signature']
    .map(base64url)
    .join('.');
}

/** The slug of the organization with an id: what stands behind `org_`. */
export function organizationSlug(organizationId: string): string {
  return organizationId.replace(/^org_/, '');
}

/** `pk_live_…`: a production instance, so that clerk-js doesn't ask for a development browser. */
export function publishableKeyFor(host: string): string {
  return `pk_live_${btoa(`${host}$`)}`;
}
