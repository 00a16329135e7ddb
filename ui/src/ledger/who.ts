// How an account is called on the screen: by its person where that may be told, else by its desk.
import { useSession } from '@/app/session'

/** Names accounts. */
export function useWho(): (account: string) => string {
  const session = useSession()
  return (account) => {
    const card = session.desk?.accounts.find((one) => one.name === account) ?? (session.desk?.account?.name === account ? session.desk.account : undefined)
    return card?.person ?? card?.label ?? account
  }
}
