// Which page stands under which address. Pages are loaded when they are first opened.
import { createRouter, createWebHashHistory, type RouteLocationNormalizedLoaded } from 'vue-router'
import type { Component } from 'vue'
import type { ViewWish } from '@/backend/bindings'

const loaders = {
  ...import.meta.glob<{ default: Component }>(['../pages/*/*Page.vue', '!../pages/bench/*']),
  ...(import.meta.env.DEV || import.meta.env.MODE === 'bench' ? import.meta.glob<{ default: Component }>('../pages/bench/BenchPage.vue') : {}),
}

/** The component of a page by its folder, loaded on first use. */
export async function loadPage(page: string): Promise<Component> {
  const name = `${page.charAt(0).toUpperCase()}${page.slice(1)}Page.vue`
  const load = loaders[`../pages/${page}/${name}`]
  if (!load) throw new Error(`no page ${page}`)
  return (await load()).default
}

/** Which page an address names, and what that page gets. */
export function pageOf(route: Pick<RouteLocationNormalizedLoaded, 'name' | 'params' | 'query'>): { page: string; props: Record<string, unknown> } {
  const { register, id } = route.params as Record<string, string>
  const query = route.query as Record<string, string | undefined>
  switch (route.name) {
    case 'register':
      return {
        page: 'register',
        props: { register, wish: query.wish ? (JSON.parse(query.wish) as Partial<ViewWish>) : null, title: query.title ?? null, add: query.add ?? null },
      }
    case 'record':
      return { page: register === 'cases' ? 'case' : 'record', props: { register, id } }
    case 'tasks':
      return { page: 'tasks', props: { measureId: query.measure ?? null } }
    case 'figures':
      return { page: 'figures', props: { code: query.code ?? null } }
    case 'checks':
      return { page: 'checks', props: { rule: query.rule ?? null } }
    case 'report':
      return { page: 'report', props: { slot: query.slot ?? null, period: query.period ?? null } }
    case 'forms':
      return { page: 'forms', props: { form: query.form ?? null } }
    case 'import':
      return { page: 'import', props: { register: query.register ?? null } }
    case 'settings':
      return { page: 'settings', props: { part: query.part ?? null } }
    default:
      return { page: String(route.name ?? 'overview'), props: {} }
  }
}

const nothing = { render: () => null }

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/overview' },
    { path: '/overview', name: 'overview', component: nothing },
    { path: '/l/:register', name: 'register', component: nothing },
    { path: '/l/:register/:id', name: 'record', component: nothing },
    { path: '/tasks', name: 'tasks', component: nothing },
    { path: '/figures', name: 'figures', component: nothing },
    { path: '/checks', name: 'checks', component: nothing },
    { path: '/forms', name: 'forms', component: nothing },
    { path: '/report', name: 'report', component: nothing },
    { path: '/reader', name: 'reader', component: nothing },
    { path: '/import', name: 'import', component: nothing },
    { path: '/settings', name: 'settings', component: nothing },
    { path: '/all', name: 'all', component: nothing },
    ...(import.meta.env.DEV || import.meta.env.MODE === 'bench' ? [{ path: '/bench', name: 'bench', component: nothing }] : []),
    { path: '/:rest(.*)*', redirect: '/overview' },
  ],
})
